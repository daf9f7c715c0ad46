import { countOf } from "../model/wording.js";
import type { PersonalDataEntry, PersonalDataReport, ProcessingEntry } from "./report-model.js";
import { heading, paragraph, type Look } from "./terminal-look.js";
import { columnsOf, cut, cutFront, pad, plainText } from "./terminal-text.js";

/** Special categories first, then what goes outside, then what moves most: `most` of them. */
export function personalDataSummary(look: Look, { categories }: PersonalDataReport, most: number): string[] {
  if (categories.length === 0) return [];
  const weight = (one: PersonalDataEntry): number => (one.article9 ? 1e6 : 0) + one.thirdParties.length * 1e3 + one.flows;
  const shown = [...categories].sort((a, b) => weight(b) - weight(a)).slice(0, most);
  const width = Math.min(45, Math.max(...shown.map((one) => columnsOf(one.key))));
  const rest = categories.length > most ? [look.paint.dim(`  … ${categories.length - most} more`)] : [];
  return [heading(look, "Personal data", `${categories.length}; judged by the names of fields`), ...shown.map((one) => `  ${pad(cut(one.key, width), width)} ${cut(plainText(aboutOf(one)), look.columns - width - 4)}`), ...rest];
}

function aboutOf(one: PersonalDataEntry): string {
  const parts = [
    ...(one.article9 ? ["Art. 9"] : []),
    countOf(one.flows, "flow"),
    ...(one.stored.length ? [`stored in ${one.stored.slice(0, 2).join(", ")}${one.stored.length > 2 ? ` +${one.stored.length - 2}` : ""}`] : []),
    ...(one.thirdParties.length ? [`to ${one.thirdParties.slice(0, 3).join(", ")}${one.thirdParties.length > 3 ? ` +${one.thirdParties.length - 3}` : ""}`] : []),
  ];
  return parts.join(" · ");
}

/** Every kind with its fields, and every movement with fields, owner and place. */
export function personalDataLines(look: Look, { categories, processing }: PersonalDataReport): string[] {
  if (categories.length === 0) return [];
  return [
    heading(look, "Personal data", `${categories.length}; judged by the names of fields`),
    ...categories.flatMap((one) => category(look, one)),
    ...processingLines(look, "Where personal data goes", processing),
  ];
}

function processingLines(look: Look, title: string, processing: readonly ProcessingEntry[]): string[] {
  return processing.length === 0 ? [] : ["", heading(look, title, `${processing.length}`), ...processing.flatMap((one) => movement(look, one))];
}

function category(look: Look, one: PersonalDataEntry): string[] {
  const grade = [...(one.sensitivity ? [one.sensitivity] : []), ...(one.article9 ? ["special category, Art. 9 GDPR"] : [])].join(", ");
  const fields = `${one.fields.slice(0, 8).join(", ")}${one.fields.length > 8 ? ` +${one.fields.length - 8}` : ""}`;
  const parties = one.thirdParties.length ? paragraph(`to third parties: ${one.thirdParties.join(", ")}`, look.columns, ["    ", "    "]) : [];
  return [`  ${look.paint.bold(one.key)}  ${look.paint.dim(grade)}`, ...paragraph(fields, look.columns, ["    ", "      "]).map((line) => look.paint.dim(line)), ...parties];
}

function movement(look: Look, one: ProcessingEntry): string[] {
  const what = [one.what, one.toKind === "third party" ? "third party" : "", one.documentation === "undocumented" ? "in no document" : "", one.owner === undefined ? "no owner" : `owner ${one.owner}`].filter((text) => text !== "").join("; ");
  const [first] = one.places;
  return [
    ...paragraph(`${one.from} → ${one.to}: ${what}`, look.columns, ["  ", "    "]),
    ...paragraph(one.fields.join(", "), look.columns, ["    ", "      "]).map((line) => look.paint.dim(line)),
    ...(first === undefined ? [] : [look.paint.dim(`    ${cutFront(plainText(first), look.columns - 10)}${one.places.length > 1 ? ` +${one.places.length - 1}` : ""}`)]),
  ];
}
