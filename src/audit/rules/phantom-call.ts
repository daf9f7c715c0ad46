import type { Finding } from "../../model/finding.js";
import { nodeName, placeOf, type GraphIndex } from "../../model/graph-index.js";
import type { Flow, Service, UnresolvedUse } from "../../model/graph.js";
import type { AuditRule } from "../audit-rule.js";
import { operationsOf } from "../spec-coverage.js";

/**
 * A call to a known service with a fully known path that no operation of that service matches.
 * Said only of services whose own operations of that protocol were seen in code: otherwise we cannot know.
 */
export const phantomCall: AuditRule = {
  rule: "phantom-call",
  find: (index) =>
    index.graph.unresolved
      .filter((use) => use.kind === "http-call" && isOneUrl(use.template) && unmatched.test(use.why) && hasKnownPath(pathOf(use)))
      .flatMap((use) => {
        const flow = flowOf(use, index);
        const service = flow && index.services.get(flow.to);
        return flow && service && servesHttp(service, index) ? [finding({ use, flow, service }, index)] : [];
      }),
};

/** The flow without an operation that was drawn for the same place. */
function flowOf(use: UnresolvedUse, index: GraphIndex): Flow | undefined {
  const places = new Set(use.evidence.map(placeOf));
  return index.flowsFrom
    .get(use.service)
    ?.find((flow) => flow.kind === "request" && !flow.operation && flow.observedIn.some((evidence) => places.has(placeOf(evidence))));
}

const servesHttp = (service: Service, index: GraphIndex): boolean =>
  operationsOf(service, index).some((operation) => operation.protocol === "http" && operation.observedIn.length > 0);

/** How the linker says it; other reasons (run-time path, several candidates) are no phantom. */
const unmatched = /^no operation matches (?:\S+ )?(\/\S*) of /;

/** Of several alternatives one may be served in a way that was not seen. */
const isOneUrl = (template: string): boolean => !template.includes(" | ");

const pathOf = (use: UnresolvedUse): string => unmatched.exec(use.why)?.[1] ?? "";

/** `/orders/{id}` is known; `/{path}`, `/orders{…}` and `/` are not. */
const hasKnownPath = (path: string): boolean => /^\/[^{/]+(?:\/|$)/.test(path) && !path.includes("{…}");

function finding({ use, flow, service }: { use: UnresolvedUse; flow: Flow; service: Service }, index: GraphIndex): Finding {
  return {
    id: `phantom-call:${use.id}`,
    rule: "phantom-call",
    severity: "warning",
    title: `${nodeName(index, use.service)} calls ${use.template}, which ${service.name} does not serve`,
    message: `${use.why[0]?.toUpperCase()}${use.why.slice(1)}. The call fails, or the operation is served in a way that was not seen.`,
    subjects: [use.service, service.id, flow.id],
    evidence: use.evidence,
  };
}
