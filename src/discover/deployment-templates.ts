/** CloudFormation and SAM templates and files of the Serverless Framework: what they deploy and connect. Which service is meant is decided in link. */
import type { InfrastructureFact } from "../model/facts.js";
import { printTemplate } from "../model/template.js";
import { parseJson, parseTemplate, type ParsedDocument } from "./documents.js";
import { baseOf } from "./paths.js";
import { arrayOf, recordOf, textOf, type PlainRecord } from "./plain-values.js";
import { serverlessVariables, whole } from "./serverless-variables.js";
import { serverlessEvent } from "./template-events.js";
import { grantsOf } from "./template-grants.js";
import { deployed, environmentOf, merged, outputFacts, resourceFacts } from "./template-resources.js";
import { TemplateScope } from "./template-scope.js";
import { evidenceAt, type Tree, type TreeFile } from "./tree.js";

const maxSize = 512 * 1024;

/** What the CDK writes into templates that it makes. */
const synthesised = "aws:cdk:path";

/** Facts of all templates of the system. `hasPrograms`: those that a program makes say nothing that the program does not say better. */
export function readTemplates(tree: Tree, hasPrograms: boolean): InfrastructureFact[] {
  return tree.files.filter(mayBeTemplate).flatMap((file) => {
    const text = tree.reader.read(file.path);
    if (text === undefined) return [];
    if (/^serverless(?:[.-][\w-]+)?\.ya?ml$/.test(baseOf(file.path))) return withDocument({ tree, file: file.path, text }, readServerless);
    if (hasPrograms && text.includes(synthesised)) return [];
    return text.includes("AWS::") && /["']?Resources["']?\s*:/.test(text) ? withDocument({ tree, file: file.path, text }, readCloudFormation) : [];
  });
}

/** JSON is data as a rule: only under a telling name. */
function mayBeTemplate({ path, reason, size }: TreeFile): boolean {
  if (reason !== undefined || size > maxSize) return false;
  return /\.(?:ya?ml|template)$/.test(path) || /(?:template|cloudformation|stack|cfn)[\w.-]*\.json$/i.test(baseOf(path));
}

interface Written {
  tree: Tree;
  file: string;
  document: ParsedDocument;
}

function withDocument({ tree, file, text }: { tree: Tree; file: string; text: string }, read: (written: Written) => InfrastructureFact[]): InfrastructureFact[] {
  const report = (each: Tree["diagnostics"][number]): void => void tree.diagnostics.push(each);
  const document = /\.json$/.test(file) || text.trimStart().startsWith("{") ? parseJson(text, file, report) : parseTemplate(text, file, report)[0];
  return document ? read({ tree, file, document }) : [];
}

function readCloudFormation({ file, document }: Written): InfrastructureFact[] {
  const root = recordOf(document.value);
  const scope = new TemplateScope(recordOf(root["Resources"]), recordOf(root["Parameters"]));
  const place = { scope, globals: recordOf(recordOf(root["Globals"])["Function"]), evidenceOf: (id: string) => evidenceAt(file, document.lineOf(["Resources", id]), { detector: "cloudformation", reason: `resource ${id}` }) };
  return [...resourceFacts(place), ...outputFacts(place, recordOf(root["Outputs"]))];
}

function readServerless({ tree, file, document }: Written): InfrastructureFact[] {
  const root = recordOf(document.value);
  const variables = serverlessVariables(tree, file, root);
  const scope = new TemplateScope(membersOf(root, variables, "Resources"), {}, variables);
  const provider = recordOf(root["provider"]);
  const common = recordOf(whole(provider["environment"], variables));
  const statements = [...arrayOf(provider["iamRoleStatements"]), ...arrayOf(recordOf(recordOf(provider["iam"])["role"])["statements"])].map((one) => whole(one, variables));
  const app = textOf(root["service"]) ?? textOf(recordOf(root["service"])["name"]);
  const facts = functionsOf(root, variables).map(([name, options]) => {
    const own = recordOf(whole(options["environment"], variables));
    const handler = textOf(options["handler"])?.replace(/\.[^./]+$/, "");
    const events = arrayOf(whole(options["events"], variables)).map((event) => serverlessEvent(scope, event));
    const given = scope.text(options["name"]);
    const evidence = evidenceAt(file, document.lineOf(["functions", name]), { detector: "serverless", reason: `function ${name}` });
    const names = [given ? printTemplate(given) : `${app ?? ""}-{stage}-${name}`, name];
    return deployed({ names, entries: handler ? [handler] : [], folders: [] }, evidence, { environment: environmentOf(scope, { ...common, ...own }), grants: grantsOf(scope, [...statements, ...arrayOf(options["iamRoleStatements"])]), ...merged(events) });
  });
  const place = { scope, globals: {}, evidenceOf: (id: string) => evidenceAt(file, document.lineOf(["resources", "Resources", id]), { detector: "serverless", reason: `resource ${id}` }) };
  return [...facts, ...resourceFacts(place), ...outputFacts(place, membersOf(root, variables, "Outputs"))];
}

function functionsOf(root: PlainRecord, variables: (expression: string) => unknown): [string, PlainRecord][] {
  const lists = arrayOf(whole(root["functions"], variables)).map((one) => recordOf(whole(one, variables)));
  return lists.flatMap((one) => Object.entries(one).map(([name, options]): [string, PlainRecord] => [name, recordOf(whole(options, variables))]));
}

/** `resources` is one template, or a list of them. */
function membersOf(root: PlainRecord, variables: (expression: string) => unknown, member: "Resources" | "Outputs"): PlainRecord {
  const templates = arrayOf(whole(root["resources"], variables)).map((one) => recordOf(whole(one, variables)));
  return Object.assign({}, ...templates.map((one) => Object.fromEntries(Object.entries(recordOf(whole(one[member], variables))).map(([id, resource]) => [id, whole(resource, variables)])))) as PlainRecord;
}
