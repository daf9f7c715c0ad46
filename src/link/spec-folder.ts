import type { ServiceLayout } from "../model/layout.js";

/** Is the file below the folder? The root folder (empty) holds every file. */
export function isInside(file: string, folder: string): boolean {
  return folder === "" || file.startsWith(`${folder}/`);
}

/** The service in whose folder a file lies; the innermost. A service at the root counts only when it is alone. */
export function folderService(services: readonly ServiceLayout[], file: string): ServiceLayout | undefined {
  const withCode = services.filter((service) => service.imageOnly !== true);
  const holding = withCode.filter((service) => isInside(file, service.path) && (service.path !== "" || withCode.length === 1));
  const longest = Math.max(...holding.map((service) => service.path.length));
  const inner = holding.filter((service) => service.path.length === longest);
  // Several deployables of one folder: the folder does not tell which of them is meant.
  return inner.length === 1 ? inner[0] : undefined;
}
