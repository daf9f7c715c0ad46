/** One resource of a manifest file. */
export interface Resource {
  kind: string;
  name: string;
  value: Record<string, unknown>;
  file: string;
  lineOf: (path: (string | number)[]) => number;
}

/** A ConfigMap or Secret as far as it may be known. */
export interface ConfigMap {
  name: string;
  entries: { key: string; value: string; file: string; line: number }[];
}
