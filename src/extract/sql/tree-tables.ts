/**
 * Tables and columns in the syntax tree of PostgreSQL's parser. In: the tree as JSON. Out: names as they stand in the text. Pure.
 * A column belongs to a table if it says so (`o.total`), or if the statement reads no other table.
 */

export interface TreeTable {
  schema: string | undefined;
  name: string;
  access: "read" | "write";
  columns: string[];
  /** More columns than those are read. */
  open?: boolean;
}

type Tree = Readonly<Record<string, unknown>>;

/** A table, query or function in a FROM, under the name that columns call it by. */
interface Source {
  alias: string;
  table: TreeTable | undefined;
}

/** Names of the common table expressions that a statement can see. */
type Common = ReadonlySet<string>;

export function treeTables(tree: unknown): TreeTable[] {
  return list(member(tree, "stmts")).flatMap((one) => statement(member(one, "stmt"), new Set()));
}

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);
const member = (value: unknown, name: string): unknown => (isTree(value) ? value[name] : undefined);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

function statement(node: unknown, common: Common): TreeTable[] {
  if (!isTree(node)) return [];
  return Object.entries(node).flatMap(([kind, body]) => {
    const read = isTree(body) ? readers[kind] : undefined;
    return read && isTree(body) ? read(body, common) : inside(body, common);
  });
}

const readers: Readonly<Record<string, (body: Tree, common: Common) => TreeTable[]>> = {
  SelectStmt: selected,
  InsertStmt: (body, outer) => changed(body, { common: commonOf(body, outer), columns: assigned(body["cols"]) }),
  UpdateStmt: (body, outer) => changed(body, { common: commonOf(body, outer), columns: assigned(body["targetList"]) }),
  DeleteStmt: (body, outer) => changed(body, { common: commonOf(body, outer), columns: [] }),
  MergeStmt: (body, outer) => changed(body, { common: commonOf(body, outer), columns: list(body["mergeWhenClauses"]).flatMap((one) => assigned(member(member(one, "MergeWhenClause"), "targetList"))) }),
  TruncateStmt: (body) => list(body["relations"]).flatMap((one) => table(member(one, "RangeVar"), "write")),
  CopyStmt: (body, common) => [...table(body["relation"], body["is_from"] === true ? "write" : "read", attributes(body["attlist"])), ...statement(body["query"], common)],
  RangeVar: (body, common) => reading(body, common),
  // definitions say nothing about data, but for the query that fills a table
  ...Object.fromEntries(["CreateStmt", "ViewStmt", "IndexStmt", "AlterTableStmt", "DropStmt", "CreateTrigStmt", "RuleStmt", "LockStmt", "VacuumStmt", "GrantStmt", "CreateFunctionStmt", "RenameStmt", "CommentStmt", "RefreshMatViewStmt", "CreatePolicyStmt", "CreateStatsStmt", "IntoClause"].map((kind) => [kind, () => []])),
};

/** Whatever statements and tables are somewhere inside: sub-queries, joins, functions. */
function inside(value: unknown, common: Common): TreeTable[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => (isTree(one) ? statement(one, common) : inside(one, common)));
  return isTree(value) ? statement(value, common) : [];
}

function selected(body: Tree, outer: Common): TreeTable[] {
  const common = commonOf(body, outer);
  const { fromClause, targetList, withClause, larg, rarg, ...rest } = body;
  const sources = list(fromClause).flatMap((one) => sourcesOf(one, common));
  attribute(list(targetList), sources);
  const sides = [larg, rarg].flatMap((side) => (isTree(side) ? selected(side, common) : []));
  return [...commonTables(withClause, common), ...sides, ...sources.flatMap(({ table }) => table ?? []), ...list(fromClause).flatMap((one) => beside(one, common)), ...inside(targetList, common), ...inside(rest, common)];
}

/** The table that is changed, and what is read for that. */
function changed(body: Tree, { common, columns }: { common: Common; columns: string[] }): TreeTable[] {
  const { relation, withClause, ...rest } = body;
  return [...commonTables(withClause, common), ...table(relation, "write", columns), ...inside(rest, common)];
}

function commonOf(body: Tree, outer: Common): Common {
  const names = list(member(body["withClause"], "ctes")).flatMap((one) => text(member(member(one, "CommonTableExpr"), "ctename")) ?? []);
  return names.length ? new Set([...outer, ...names]) : outer;
}

const commonTables = (withClause: unknown, common: Common): TreeTable[] => list(member(withClause, "ctes")).flatMap((one) => statement(member(member(one, "CommonTableExpr"), "ctequery"), common));

/** Everything that a FROM joins, each under its name; queries and functions have no table. */
function sourcesOf(node: unknown, common: Common): Source[] {
  const join = member(node, "JoinExpr");
  if (join) return [...sourcesOf(member(join, "larg"), common), ...sourcesOf(member(join, "rarg"), common)];
  const range = member(node, "RangeVar");
  const alias = text(member(member(range ?? member(node, "RangeSubselect") ?? member(node, "RangeFunction"), "alias"), "aliasname"));
  const [found] = range ? reading(range, common) : [];
  return [{ alias: alias ?? found?.name ?? text(member(range, "relname")) ?? "", table: found }];
}

/** Statements in a FROM that are no tables of its own: sub-queries, arguments of functions, conditions of joins. */
function beside(node: unknown, common: Common): TreeTable[] {
  if (member(node, "RangeVar")) return [];
  const join = member(node, "JoinExpr");
  if (!isTree(join)) return inside(node, common);
  return [...beside(join["larg"], common), ...beside(join["rarg"], common), ...inside(join["quals"], common)];
}

/** Gives the selected columns to their tables. */
function attribute(targets: readonly unknown[], sources: readonly Source[]): void {
  const found = targets.flatMap((one) => references(member(one, "ResTarget")));
  const unclear = found.some(({ of, column }) => column === undefined && of === undefined) || (sources.length > 1 && found.some(({ of }) => of === undefined));
  for (const { alias, table } of sources) {
    const own = found.filter(({ of }) => of === undefined || of === alias);
    if (!table) continue;
    if (unclear || own.some(({ column }) => column === undefined)) table.open = true;
    else table.columns = [...new Set(own.flatMap(({ column }) => column ?? []))];
  }
}

/** Columns that an expression names; those of a query inside it are its own. No `column`: all of them. */
function references(node: unknown): { of?: string; column?: string }[] {
  if (Array.isArray(node)) return node.flatMap((one: unknown) => references(one));
  if (!isTree(node) || node["SubLink"] !== undefined) return [];
  const reference = node["ColumnRef"];
  if (!isTree(reference)) return Object.values(node).flatMap((one) => references(one));
  const parts = list(reference["fields"]).map((one) => text(member(member(one, "String"), "sval")));
  const [column, of] = [parts.at(-1), parts.at(-2)];
  return [{ ...(of === undefined ? {} : { of }), ...(column === undefined ? {} : { column }) }];
}

const reading = (range: unknown, common: Common): TreeTable[] => table(range, "read").filter(({ schema, name }) => schema !== undefined || !common.has(name));

function table(range: unknown, access: TreeTable["access"], columns: string[] = []): TreeTable[] {
  const name = text(member(range, "relname"));
  return name === undefined ? [] : [{ schema: text(member(range, "schemaname")), name, access, columns }];
}

const assigned = (targets: unknown): string[] => list(targets).flatMap((one) => text(member(member(one, "ResTarget"), "name")) ?? []);
const attributes = (names: unknown): string[] => list(names).flatMap((one) => text(member(member(one, "String"), "sval")) ?? []);
