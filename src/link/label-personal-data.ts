/**
 * Which fields hold personal data? Judged by the field's name in its context: the `name` of a passenger is, that of a product is not.
 * In: shapes, and what they are fields of. Out: the same shapes with labels, each with its reason. Knows words only; what they mean is in `knowledge`.
 */
import type { Category, Term, Whose } from "../knowledge/personal-data/category.js";
import { belongsTo, containers, identitySystems, persons, typeBeginnings, typeEndings } from "../knowledge/personal-data/persons.js";
import type { DeclaredPersonalData } from "../model/config.js";
import type { DataShape, Field, PersonalDataLabel } from "../model/graph.js";
import { splitName, wordsOf } from "./name-tokens.js";

/** What the labels are chosen from. */
export interface PrivacyKnowledge {
  categories: readonly Category[];
  terms: readonly Term[];
}

/** Words that say of a name that it is about the data, not the data: `emailVerified` ends in one and is none, `isEmail` starts with one. */
const questions: ReadonlySet<string> = new Set("is has had can should must may will was are does do did needs requires enable enabled allow allows allowed show hide send use uses force no not with without include exclude validate verify".split(" "));
/** Parts at the end of a name that change nothing. */
const neutralEnds: ReadonlySet<string> = new Set("value text string str field input raw plain encrypted masked normalized normalised lowercase canonical original trimmed eq equals in like contains regex".split(" "));
const maxTermWords = 5;

interface Found {
  term: Term;
  /** The words of the name before the term. */
  before: string[];
  words: string;
}

/** Labels shapes with one table of words. */
export class PersonalData {
  private readonly byName = new Map<string, Term[]>();
  private readonly categories: ReadonlyMap<string, Category>;

  private readonly met = new Set<number>();

  constructor(
    { categories, terms }: PrivacyKnowledge,
    private readonly declared: readonly DeclaredPersonalData[] = [],
  ) {
    this.categories = new Map(categories.map((one) => [one.key, one]));
    for (const term of terms) {
      for (const name of term.names.split(" ")) this.byName.set(name, [...(this.byName.get(name) ?? []), term]);
    }
  }

  /** The shape with labels. `about`: what the payload is of, the nearest first: the entity, the path of the operation. */
  label(shape: DataShape, about: readonly string[]): DataShape {
    const context = [...(shape.name === undefined ? [] : [shape.name]), ...about];
    const addresses = new Set(shape.fields.filter(({ path }) => partOfAddress.test(path)).map(({ path }) => parentOf(path)));
    return { ...shape, fields: shape.fields.map((field) => this.labelled(field, context, addresses)) };
  }

  private labelled(field: Field, context: readonly string[], addresses: ReadonlySet<string>): Field {
    const declared = this.declaredFor(field, context);
    const personal = declared === undefined ? (field.personal ?? this.labelOf(field, context, addresses)) : declared.category === "none" ? undefined : this.made(declared.category, declared.reason ?? "the configuration says so");
    const { personal: _before, ...bare } = field;
    return personal ? { ...bare, personal } : bare;
  }

  private declaredFor(field: Field, context: readonly string[]): DeclaredPersonalData | undefined {
    const fitting = this.declared.flatMap((one, index) => (fits(one, field, context) ? [index] : []));
    for (const index of fitting) this.met.add(index);
    return this.declared[fitting.at(-1) ?? -1];
  }

  /** Positions of declarations that have fitted no field. */
  unused(): number[] {
    return this.declared.flatMap((_, index) => (this.met.has(index) ? [] : [index]));
  }

  /** `addresses`: paths of the objects that have parts of an address. */
  labelOf(field: Field, context: readonly string[], addresses: ReadonlySet<string> = new Set()): PersonalDataLabel | undefined {
    const segments = withoutTypeTag(field.path.split(".").map((one) => one.replaceAll("[]", "")));
    const name = segments.at(-1) ?? "";
    const words = splitName(name);
    if (/^boolean\b/.test(field.type) || words.length === 0 || (words.length > 1 && questions.has(words[0] ?? ""))) return undefined;
    const format = /^string\((email)\)/.exec(field.type)?.[1];
    const outer = [...segments.slice(0, -1).reverse(), ...context];
    // `name.given` is one name in two parts
    const isPart = segments.at(-2)?.toLowerCase() === "name";
    const found = format === undefined ? (this.find(words, field, outer) ?? (isPart ? this.find(["name", ...words], field, outer.slice(1)) : undefined)) : undefined;
    if (format !== undefined) return this.made("user.contact.email", `its format is ${format}`);
    if (!found) return this.ofPersons(name, field);
    if (found.term.inAddress && (field.values !== undefined || !(addresses.has(parentOf(field.path)) || /address|adresse/i.test(segments.at(-2) ?? "")))) return undefined;
    if (!found.term.of) return this.made(found.term.key, `the name ends in "${found.words}"`);
    if (isIdentifier(found) && !isOwnIdentifier(found.before)) return undefined;
    const whose = ownerIn(found, outer);
    return whose === undefined ? undefined : this.made(found.term.key, `the name ends in "${found.words}" and it is of "${whose}"`);
  }

  /** `customer`, `owners`: a person as a whole, or who it is. */
  private ofPersons(name: string, field: Field): PersonalDataLabel | undefined {
    const words = wordsOf(name);
    const last = words.at(-1) ?? "";
    const isWhole = words.length <= 2 && last !== "by" && persons.has(last) && /^(?:unknown|object|string|[A-Z]\w*)\b/.test(field.type) && field.values === undefined;
    return isWhole ? this.made("user", `the name says a person: "${last}"`) : undefined;
  }

  /** The longest term at the end of the name whose kind of value fits. Where one name stands for several things, the first is meant whose owner is there. */
  private find(all: readonly string[], field: Field, outer: readonly string[]): Found | undefined {
    let end = all.length;
    while (end > 1 && (neutralEnds.has(all[end - 1] ?? "") || /^\d+$/.test(all[end - 1] ?? ""))) end--;
    for (let count = Math.min(maxTermWords, end); count > 0; count--) {
      const words = all.slice(end - count, end);
      const before = wordsOf(all.slice(0, end - count).join(" "));
      const fitting = (this.byName.get(words.join("")) ?? this.byName.get(wordsOf(words.join(" ")).join("")) ?? []).filter((one) => fitsType(one, field.type)).map((term): Found => ({ term, before, words: words.join(" ") }));
      const term = fitting.find((one) => one.term.of === undefined || ownerIn(one, outer) !== undefined) ?? fitting[0];
      if (term) return term;
    }
    return undefined;
  }

  private made(key: string, reason: string): PersonalDataLabel {
    const category = this.categories.get(key);
    return { key, ...(category ? { sensitivity: category.sensitivity } : {}), ...(category?.article9 ? { article9: true } : {}), reason };
  }
}

/** DynamoDB writes the type of a value below its name: `email.S`. */
const withoutTypeTag = (segments: string[]): string[] => (segments.length > 1 && /^(?:S|N|B|SS|NS|BOOL)$/.test(segments.at(-1) ?? "") ? segments.slice(0, -1) : segments);

const partOfAddress = /(?:^|[._])(?:city|town|street\w*|zip\w*|post_?code|postal_?code|line_?1|address_?(?:line)?_?1)$/i;
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf(".")));

/** `Order:customer.nick` fits `items[].customer.nick` of an `Order`, whatever the case. */
function fits({ field: declared }: DeclaredPersonalData, { path }: Field, context: readonly string[]): boolean {
  const colon = declared.indexOf(":");
  const holder = colon < 0 ? undefined : declared.slice(0, colon).trim().toLowerCase();
  const end = declared.slice(colon + 1).trim().toLowerCase();
  const bare = path.replaceAll("[]", "").toLowerCase();
  return (bare === end || bare.endsWith(`.${end}`)) && (holder === undefined || context.some((one) => one.toLowerCase() === holder));
}

function fitsType({ types, of }: Term, type: string): boolean {
  if (!types || type === "unknown" || (type === "object" && of === "person")) return true;
  return types.some((one) => (one === "string" ? /\bstring\b|(?:Id|ID|Uuid|UUID)\b/.test(type) : /\b(?:number|integer)\b/.test(type)));
}

/** An `id` is of what stands right before it, whatever is further out. */
const isIdentifier = ({ term }: Found): boolean => term.key.startsWith("user.unique_id");

/** They stand for the person whose address or name follows, but have identifiers of their own. */
const exchanges: ReadonlySet<string> = new Set(["shipping", "billing"]);

/** `user.id`, `stripeCustomerId`, `user_1_id`, `user.stripeId`; not `user.workspaceId`. */
function isOwnIdentifier(before: readonly string[]): boolean {
  const last = before.findLast((word) => !/^\d+$/.test(word));
  return last === undefined || (persons.has(last) && !exchanges.has(last)) || identitySystems.has(last);
}

/** What the nearest telling name speaks of, if that is one of those whose data it would be; undefined if that is a thing, or if nothing tells. */
function ownerIn({ before, term }: Found, outer: readonly string[]): string | undefined {
  const whose = term.of ?? "person";
  const own = telling(before).filter((word) => !identitySystems.has(word));
  if (own.length > 0) return ownerOf(own, whose);
  for (const name of outer) {
    const all = wordsOf(name);
    if (belongsTo(all.join(""), whose)) return all.join(" ");
    const words = telling(withoutFrame(all, whose), whose);
    if (words.length > 0) return ownerOf(words, whose);
  }
  return undefined;
}

const telling = (words: readonly string[], whose: Whose = "person"): string[] => words.filter((word) => belongsTo(word, whose) || (!containers.has(word) && !/^\d+$/.test(word)));

/** `CreateUserDto` → user. */
function withoutFrame(words: readonly string[], whose: Whose): string[] {
  let [start, end] = [0, words.length];
  while (start < end && typeBeginnings.has(words[start] ?? "")) start++;
  while (end > start && typeEndings.has(words[end - 1] ?? "") && !belongsTo(words[end - 1] ?? "", whose)) end--;
  return words.slice(start, end);
}

/** The last word is what it is; those before only say which. */
function ownerOf(words: readonly string[], whose: Whose): string | undefined {
  const [before, last] = [words.at(-2), words.at(-1)];
  // `created by`, not `rides by state`
  if (last === "by" && !before?.endsWith("ed")) return undefined;
  // the profile of an asset is none of a person
  if (last === "profile" && before !== undefined && !persons.has(before)) return undefined;
  return last !== undefined && belongsTo(last, whose) ? last : undefined;
}
