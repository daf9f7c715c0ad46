/** Packages outside the system from which a class is imported whose name says that it sends or receives messages. */
import { messagingClasses } from "../libraries/unknown-messaging.js";
import type { SourceProgram } from "../program/source-program.js";

/** `import { EventSender } from "…"`, `const { Consumer: OrderConsumer } = require("…")`. */
const namedImport = new RegExp(`[{,]\\s*(?:${messagingClasses.join("|")})\\b[^}]*\\}\\s*(?:=\\s*require\\s*\\(|from)\\s*["']([^"'\\n]+)["']`, "g");

export function packagesOfMessages(program: SourceProgram): string[] {
  const files = new Set(messagingClasses.flatMap((name) => program.mentioning(name)));
  const specifiers = [...files].flatMap((file) => [...(program.text(file) ?? "").matchAll(namedImport)].map((match) => ({ file, specifier: match[1] ?? "" })));
  const targets = specifiers.map(({ file, specifier }) => program.resolver.resolve(specifier, file));
  return [...new Set(targets.flatMap((target) => (target.kind === "package" ? [target.name] : [])))].sort();
}
