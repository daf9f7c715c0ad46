/** `ENOENT`, `ELOOP` …: the code that Node gives to a failed file operation. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
