/** One use of a Terraform module: its variables with what the caller gives them, its locals, what it makes, its outputs. Asked for one value at a time. */
import { namedModules, namedResources, serverResources, serviceAddresses } from "../../knowledge/terraform-resources.js";
import { joinInside } from "../paths.js";
import { evaluate, type Budget, type Names } from "./evaluate.js";
import { attributeOf, type HclBlock, type HclBody } from "./hcl.js";
import { localSource, textAttribute, type TerraformModule, type TopBlock } from "./terraform-module.js";
import { holeOf, isHole, isRecord, Made, membersOf, plainText, type TerraformRecord, type TerraformValue } from "./terraform-value.js";

/** Modules that call each other in a circle end here. */
const nestingLimit = 12;
/** A resource with more keys than these is known by the first of them. */
const keyLimit = 40;

/** What all instances share. */
export interface TerraformSystem {
  modules: ReadonlyMap<string, TerraformModule>;
  budget: Budget;
}

export interface Caller {
  instance: ModuleInstance;
  block: TopBlock;
}

/** What an id or ARN is made of the name of: what runs, and parameters. Other ids are numbers that the cloud makes up. */
function callsByName(type: string, attribute: string): boolean {
  return attribute === "name" || attribute === "function_name" || (/^(?:id|arn|invoke_arn|qualified_arn)$/.test(attribute) && /function|_parameter$|run|app|state_machine/.test(type));
}

/** The block at the top of the file, and what is bound inside it. */
interface Within {
  top: TopBlock;
  bound: ReadonlyMap<string, TerraformValue>;
}

export class ModuleInstance implements Names {
  readonly #known = new Map<string, TerraformValue>();
  readonly #children = new Map<string, ModuleInstance | undefined>();

  constructor(
    readonly module: TerraformModule,
    readonly system: TerraformSystem,
    readonly caller?: Caller,
  ) {}

  get budget(): Budget {
    return this.system.budget;
  }

  get depth(): number {
    return this.caller === undefined ? 0 : this.caller.instance.depth + 1;
  }

  get root(): ModuleInstance {
    return this.caller?.instance.root ?? this;
  }

  #once(key: string, find: () => TerraformValue): TerraformValue {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // whoever asks again while this is being found out goes in a circle
    this.#known.set(key, holeOf(key));
    const value = find();
    this.#known.set(key, value);
    return value;
  }

  blocks(type: string): TopBlock[] {
    return this.module.blocks.filter((each) => each.type === type);
  }

  variable(name: string): TerraformValue {
    return this.#once(`var.${name}`, () => {
      const given = this.caller && attributeOf(this.caller.block.body, name);
      if (given && this.caller) return this.caller.instance.read(given.value, this.caller.block);
      const stated = this.caller === undefined ? this.module.given.find((each) => each.name === name) : undefined;
      if (stated) return evaluate(stated.value, { names: this, bound: new Map(), file: stated.file });
      const block = this.blocks("variable").find((each) => each.labels[0] === name);
      const fallback = block && attributeOf(block.body, "default");
      const value = fallback && block ? this.read(fallback.value, block) : null;
      return value === null || value === "" ? holeOf("var", name) : value;
    });
  }

  local(name: string): TerraformValue {
    return this.#once(`local.${name}`, () => {
      for (const block of this.blocks("locals")) {
        const found = attributeOf(block.body, name);
        if (found) return this.read(found.value, block);
      }
      return holeOf("local", name);
    });
  }

  /** What a module hands out; of one that is not here what its words tell. */
  output(module: string, name: string): TerraformValue {
    const block = this.blocks("module").find((each) => each.labels[0] === module);
    const child = block && this.child(block);
    if (!child) return (block && this.#foreignOutput(block, name)) ?? holeOf("module", module, name);
    const output = child.blocks("output").find((each) => each.labels[0] === name);
    const value = output && attributeOf(output.body, "value");
    return output && value ? child.#once(`output.${name}`, () => child.read(value.value, output)) : holeOf("module", module, name);
  }

  #foreignOutput(block: TopBlock, name: string): TerraformValue | undefined {
    if (!/(?:^|_)(?:url|arn|name|id|topic|table|bucket|queue)$/.test(name)) return undefined;
    return this.foreignName(block) ?? (/function|lambda|invoke/.test(name) ? this.firstText(block, ["function_name", "name"]) : undefined);
  }

  /** The name of the queue, topic, table or bucket that a module of elsewhere makes. */
  foreignName(block: TopBlock): TerraformValue | undefined {
    const known = namedModules.find((each) => each.type.test(textAttribute(block, "source") ?? ""));
    const name = known && this.firstText(block, known.names);
    return known && (name ?? block.labels[0]);
  }

  child(block: TopBlock): ModuleInstance | undefined {
    const label = block.labels[0] ?? "";
    if (this.#children.has(label)) return this.#children.get(label);
    const source = localSource(block);
    const folder = source === undefined ? undefined : joinInside(this.module.folder, source);
    const module = folder === undefined ? undefined : this.system.modules.get(folder);
    const child = module && this.depth < nestingLimit ? new ModuleInstance(module, this.system, { instance: this, block }) : undefined;
    this.#children.set(label, child);
    return child;
  }

  /** An expression of this module's files. */
  read(expression: Parameters<typeof evaluate>[0], block: { file: string }, bound: ReadonlyMap<string, TerraformValue> = new Map()): TerraformValue {
    return evaluate(expression, { names: this, bound, file: block.file });
  }

  made(kind: "resource" | "data", type: string, name: string): TerraformValue {
    const block = this.module.blocks.find((each) => each.type === kind && each.labels[0] === type && each.labels[1] === name);
    return block ? this.madeBy(block, new Map()) : holeOf(...(kind === "data" ? ["data"] : []), type, name);
  }

  /** The resource of a block, under a key of its `for_each` or `count` if there is one. */
  madeBy(block: TopBlock, bound: ReadonlyMap<string, TerraformValue>): Made {
    const at = (key: TerraformValue): Made => this.madeBy(block, new Map([["each", { key, value: this.#valueFor(block, key) }], ["count", { index: key }]]));
    return new Made(block, (attribute) => this.#attribute(block, attribute, bound), at);
  }

  #valueFor(block: TopBlock, key: TerraformValue): TerraformValue {
    const over = this.#over(block);
    const found = isRecord(over) ? over[plainText(key) ?? ""] : undefined;
    return found ?? key;
  }

  #over(block: TopBlock): TerraformValue {
    const over = attributeOf(block.body, "for_each");
    return over ? this.read(over.value, block) : null;
  }

  /** What `for_each` or `count` bind, once for each resource of the block. */
  bindings(block: TopBlock): ReadonlyMap<string, TerraformValue>[] {
    if (!attributeOf(block.body, "for_each")) return [new Map([["count", { index: 0 }]])];
    const over = this.#over(block);
    const members = membersOf(over).slice(0, keyLimit).map(([key, value]) => new Map<string, TerraformValue>([["each", { key: isRecord(over) ? key : value, value }]]));
    return members.length > 0 || !isHole(over) ? members : [new Map([["each", { key: holeOf("each", "key"), value: holeOf("each", "value") }]])];
  }

  firstText(block: TopBlock, names: readonly string[], bound: ReadonlyMap<string, TerraformValue> = new Map()): string | undefined {
    for (const name of names) {
      const found = attributeOf(block.body, name);
      const text = found && plainText(this.read(found.value, block, bound));
      if (text) return name.endsWith("_prefix") ? text.replace(/[-_.]$/, "") : text;
    }
    return undefined;
  }

  #attribute(block: TopBlock, attribute: string, bound: ReadonlyMap<string, TerraformValue>): TerraformValue {
    const type = block.labels[0] ?? "";
    const own = attributeOf(block.body, attribute);
    const named = namedResources.find((each) => each.type.test(type));
    const name = () => this.nameOf(block, bound);
    if (named && (named.names.includes(attribute) || /^(?:id|arn|url|name|topic|queue_url|stream_arn|self_link)$/.test(attribute))) return name();
    if (named && /domain_name$/.test(attribute)) return `${name()}.s3.amazonaws.com`;
    // what is packed is what matters, not the package
    const packed = type === "archive_file" && attribute === "output_path" ? (attributeOf(block.body, "source_dir") ?? attributeOf(block.body, "source_file")) : undefined;
    if (packed ?? own) return this.read((packed ?? own)?.value ?? { kind: "unknown" }, block, bound);
    const inner = block.body.blocks.filter((each) => each.type === attribute);
    if (inner.length > 0) return inner.map((each) => this.recordOf(each, { top: block, bound }));
    return this.#address(type, attribute, name) ?? (callsByName(type, attribute) ? name() : holeOf(type, block.labels[1] ?? "", attribute));
  }

  #address(type: string, attribute: string, name: () => string): TerraformValue | undefined {
    const server = serverResources.find((each) => each.type.test(type));
    if (server?.hosts.includes(attribute)) return attribute === "cache_nodes" || attribute === "instances" || attribute === "ip_address" ? [{ address: name(), endpoints: [name()], ip_address: name() }] : name();
    if (server && attribute === "port") return server.port;
    if (server || !Object.hasOwn(serviceAddresses, attribute) || !/run|function|app|lambda/.test(type)) return undefined;
    return serviceAddresses[attribute] === "url" ? `https://${name()}` : name();
  }

  /** The name of a resource: as it says, or else its label. */
  nameOf(block: TopBlock, bound: ReadonlyMap<string, TerraformValue>): string {
    const type = block.labels[0] ?? "";
    const names = [...namedResources, ...serverResources].find((each) => each.type.test(type))?.names ?? ["function_name", "name"];
    const stated = this.firstText(block, names, bound);
    return stated === undefined || isHole(stated) ? (block.labels[1] ?? type) : stated;
  }

  /** A block as a record: attributes as they are, inner blocks as lists. */
  recordOf(block: HclBlock, { top, bound }: Within, depth = 0): TerraformRecord {
    const record: TerraformRecord = {};
    if (depth > nestingLimit) return record;
    const where = new Map(block.body.attributes.map((each) => [each.name, { file: top.file, line: each.line }]));
    for (const each of block.body.attributes) record[each.name] = this.read(each.value, top, bound);
    for (const { type, members } of this.#innerBlocks(block.body, { top, bound })) {
      const earlier = record[type];
      record[type] = [...(Array.isArray(earlier) ? earlier : []), ...members.map((member) => this.recordOf(member.block, { top, bound: member.bound }, depth + 1))];
    }
    this.budget.places.set(record, where);
    return record;
  }

  /** `dynamic "env" { for_each = …; content { … } }` is as many blocks as there are members. */
  #innerBlocks(body: HclBody, { top, bound }: Within) {
    return body.blocks.map((block) => {
      const label = block.labels[0];
      const content = block.body.blocks.find((each) => each.type === "content");
      const over = attributeOf(block.body, "for_each");
      if (block.type !== "dynamic" || label === undefined || !content || !over) return { type: block.type, members: [{ block, bound }] };
      const name = textAttribute(block, "iterator") ?? label;
      const all = this.read(over.value, top, bound);
      const members = membersOf(all).slice(0, keyLimit).map(([key, value]) => ({ block: content, bound: new Map([...bound, [name, { key: isRecord(all) ? key : value, value }]]) }));
      return { type: label, members };
    });
  }
}
