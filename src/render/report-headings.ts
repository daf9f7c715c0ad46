/** Heading and one sentence per rule, for people. A rule without an entry gets its own name as heading. */
const headings: Readonly<Record<string, { title: string; explains: string }>> = {
  "phantom-call": { title: "Calls to nothing", explains: "A service calls an operation that the called service does not serve." },
  "dataset-with-several-writers": { title: "Datasets with several writers", explains: "More than one service writes the same data, so none of them is the system of record." },
  "deprecated-in-use": { title: "Deprecated operations still in use", explains: "Marked as deprecated, and still called inside the system." },
  "event-without-consumer": { title: "Events without a known consumer", explains: "Published, and no scanned service listens." },
  "event-without-publisher": { title: "Events without a known publisher", explains: "A service waits for them, and no scanned service publishes them." },
  "field-drift": { title: "Fields that differ from the document", explains: "Code and document speak of the same operation and of other fields, types or values." },
  "owner-conflict": { title: "Conflicting owners", explains: "Deliberate statements name different owners." },
  "service-without-owner": { title: "Nobody's services", explains: "No statement of an owner was found." },
  "service-without-spec": { title: "Services without a document", explains: "They serve operations that no API document describes." },
  "shared-datastore": { title: "Shared databases", explains: "Several services open the same database." },
  "spec-not-checkable": { title: "Documents that could not be compared with code", explains: "No handler of that protocol was found in the service, so nothing is called stale." },
  "stale-operation": { title: "Stale operations", explains: "A document declares them, the code does not serve them." },
  "uncalled-operation": { title: "Operations that nobody in the system calls", explains: "Only a hint: people, partners or systems that were not scanned may call them." },
  "undeclared-processor": { title: "Undeclared processors", explains: "Personal data goes to third parties that are not on the configuration's list." },
  "undocumented-flow": { title: "Undocumented flows", explains: "Data moves between two parts of the system, or leaves it, and no document says so." },
  "undocumented-operation": { title: "Undocumented operations", explains: "The code serves them, the service has a document, and the document does not mention them." },
};

/** What to print above the findings of a rule. */
export function headingOf(rule: string): { title: string; explains: string } {
  return headings[rule] ?? { title: rule.replace(/-/g, " "), explains: "" };
}
