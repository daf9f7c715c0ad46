import type { Finding } from "../model/finding.js";
import type { GraphIndex } from "../model/graph-index.js";

/** One question put to the graph. Rules know nothing of each other and never throw. */
export interface AuditRule {
  /** kebab-case, equal to the file's name. */
  rule: string;
  find(index: GraphIndex): Finding[];
}
