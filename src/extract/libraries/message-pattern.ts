/** Message patterns as one text: strings as they are, objects as JSON with sorted keys, so that both ends agree. */
import type { Alternatives } from "../../model/facts.js";
import { normalise, type Template } from "../../model/template.js";
import type { ValueView } from "./value-view.js";

const maxAlternatives = 16;

export function patternOf(view: ValueView): Alternatives {
  return view.is("object") ? jsonOf(view) : view.text();
}

function jsonOf(view: ValueView): Alternatives {
  const keys = [...view.keys()].sort();
  const members = keys.map((key) => memberOf(view.prop(key)).map((value): Template => [`${JSON.stringify(key)}:`, ...value]));
  const rows = members.reduce<Template[]>((heads, tails) => heads.flatMap((head) => tails.map((tail) => [...head, ...(head.length > 1 ? [","] : []), ...tail])).slice(0, maxAlternatives), [["{"]]);
  return rows.map((row) => normalise([...row, "}"]));
}

function memberOf(view: ValueView): Alternatives {
  if (view.is("object")) return jsonOf(view);
  const texts = view.text();
  return (texts.length ? texts : [[{ hole: "unknown" as const, name: view.written }]]).map((text) => ['"', ...text, '"']);
}
