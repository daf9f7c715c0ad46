import type { DeclaredLibrary } from "../model/config.js";
import type { ServiceFacts } from "../model/facts.js";
import type { Diagnostic } from "../model/graph.js";
import type { LoadedConfig } from "./read-config.js";

/** Declared uses that no code has, and such that were met and said nothing: the declaration, or the code, is not what its author thinks. */
export function unheardDeclarations(configs: readonly LoadedConfig[], facts: readonly ServiceFacts[]): Diagnostic[] {
  return configs.flatMap((loaded) => (loaded.config.libraries ?? []).flatMap((library, index) => library.uses.flatMap((use, number): Diagnostic[] => {
    const heard = facts.flatMap((one) => one.declared?.[`${library.id}#${number}`] ?? []);
    const met = heard.reduce((sum, one) => sum + one.met, 0);
    if (heard.some((one) => one.said > 0)) return [];
    const at = loaded.placeOf(`/libraries/${index}/uses/${number}`);
    return [{ severity: "warning", ...problem(library, use.on, met), file: loaded.file, line: at.line, column: at.column }];
  })));
}

function problem(library: DeclaredLibrary, on: string, met: number): { code: string; message: string } {
  const call = on === "" ? "the import itself" : on;
  if (met === 0) return { code: "declaration-unused", message: `library \`${library.id}\`: no call of ${call} was seen in code that imports ${[...(library.packages ?? []), ...(library.files ?? [])].join(" or ")}` };
  return { code: "declaration-wrong", message: `library \`${library.id}\`: ${call} is called in ${met} ${met === 1 ? "place" : "places"}, but what the declaration refers to is not there` };
}

/** Names on the list of processors that no third party of the system bears. */
export function unusedProcessors(places: readonly { loaded: LoadedConfig; index: number }[]): Diagnostic[] {
  return places.map(({ loaded, index }): Diagnostic => {
    const at = loaded.placeOf(`/processors/${index}`);
    return { severity: "info", code: "declaration-unused", message: `processors: nothing is known to be sent to \`${loaded.config.processors?.[index] ?? ""}\``, file: loaded.file, line: at.line, column: at.column };
  });
}

/** Declarations of personal data that fit no field of the system: a typing error, or a field that is gone. */
export function unusedPersonalData(places: readonly { loaded: LoadedConfig; index: number }[]): Diagnostic[] {
  return places.map(({ loaded, index }): Diagnostic => {
    const at = loaded.placeOf(`/personalData/${index}`);
    return { severity: "warning", code: "declaration-unused", message: `personalData: no field of the system is \`${loaded.config.personalData?.[index]?.field ?? ""}\``, file: loaded.file, line: at.line, column: at.column };
  });
}
