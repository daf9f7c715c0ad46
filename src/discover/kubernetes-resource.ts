/** One resource of a manifest file. */
export interface Resource {
  kind: string;
  name: string;
  value: Record<string, unknown>;
  file: string;
  lineOf: (path: (string | number)[]) => number;
}
