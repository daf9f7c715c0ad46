/** The HCL of Terraform files as plain data: what `parse-hcl` makes and everything else here reads. */

export interface HclBody {
  attributes: HclAttribute[];
  blocks: HclBlock[];
}

export interface HclAttribute {
  name: string;
  value: HclExpression;
  line: number;
}

export interface HclBlock {
  type: string;
  labels: string[];
  body: HclBody;
  line: number;
}

/** A step behind a name: `.attribute`, `[index]`, or `[*]` and `.*`. */
export type HclStep = { step: "attribute"; name: string } | { step: "index"; at: HclExpression } | { step: "splat" };

export interface HclEntry {
  key: HclExpression;
  value: HclExpression;
  line: number;
}

export interface HclFor {
  kind: "for";
  key?: string;
  item: string;
  over: HclExpression;
  /** Of an object; a list has none. */
  keyOut?: HclExpression;
  valueOut: HclExpression;
  condition?: HclExpression;
}

export type HclExpression =
  | { kind: "literal"; value: string | number | boolean | null }
  | { kind: "template"; parts: (string | HclExpression)[] }
  | { kind: "name"; name: string }
  | { kind: "steps"; of: HclExpression; steps: HclStep[] }
  | { kind: "call"; name: string; arguments: HclExpression[] }
  | { kind: "object"; entries: HclEntry[] }
  | { kind: "list"; items: HclExpression[] }
  | HclFor
  | { kind: "choice"; condition: HclExpression; yes: HclExpression; no: HclExpression }
  | { kind: "operation"; operator: string; sides: HclExpression[] }
  | { kind: "unknown" };

/** The attribute of that name. */
export function attributeOf(body: HclBody, name: string): HclAttribute | undefined {
  return body.attributes.find((each) => each.name === name);
}

/** The blocks of that type right inside the body. */
export function blocksOf(body: HclBody, type: string): HclBlock[] {
  return body.blocks.filter((each) => each.type === type);
}
