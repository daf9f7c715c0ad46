/** Parts of the report that can be asked for alone. In: a report and the name of a part. Out: a report that has only this part. */
import type { Report } from "./report-model.js";

export const reportSections = ["all", "ownership", "personal-data", "processors", "undocumented", "unresolved"] as const;
export type ReportSection = (typeof reportSections)[number];

const undocumentedRules = /^(?:undocumented-|service-without-spec|stale-)/;
const ownerRules = /owner/;

/** The part keeps its numbers; what does not belong to it is left out. */
export function onlySection(report: Report, section: ReportSection): Report {
  const { schemaVersion, system, summary, read } = report;
  const nothing: Report = { schemaVersion, system, summary, read, section, services: [], dataSources: [], flows: [], personalData: { categories: [], processing: [], flowsWithoutFields: report.personalData.flowsWithoutFields }, findings: [], unresolved: [] };
  const rules = (pattern: RegExp): Report["findings"] => report.findings.filter((group) => pattern.test(group.rule));
  switch (section) {
    case "all":
      return report;
    case "ownership":
      return { ...nothing, services: report.services, dataSources: report.dataSources, findings: rules(ownerRules) };
    case "personal-data":
      return { ...nothing, personalData: report.personalData };
    case "processors":
      return { ...nothing, personalData: processors(report), findings: rules(/processor/) };
    case "undocumented":
      return { ...nothing, flows: report.flows.filter((flow) => flow.documentation === "undocumented"), findings: rules(undocumentedRules) };
    case "unresolved":
      return { ...nothing, unresolved: report.unresolved };
  }
}

/** What goes to third parties. */
function processors({ personalData }: Report): Report["personalData"] {
  return { ...personalData, categories: personalData.categories.filter(({ thirdParties }) => thirdParties.length > 0), processing: personalData.processing.filter(({ toKind }) => toKind === "third party") };
}
