/** Keeps secrets out of everything that leaves discover. */
const secretName = /passw(?:or)?d|passwd|\bpwd\b|_pwd|secret|token|api_?-?key|access_?key|private|credential|signing_?key|encryption_?key|auth_?key|_pass$|^pass$|salt$|jwt_?key|cookie_?key|account_?key|license_?key|(?<!partition|sort|routing|route|cache|object|file|public|primary|idempotency|template|bucket|s3|manager)_?key$/i;
/** Names that end so tell where something is, not what the secret is. */
const placeName = /(?:ur[li]|uris|urls|host|hostname|endpoint|addr(?:ess)?|port|topic|queue|channel|exchange|table|bucket|collection|database|path|prefix|region|issuer|audience|ttl|expir\w*|_in|seconds|minutes|enabled|algorithm|_name|servers?|brokers?)$/i;
const url = /^[a-z][a-z0-9+.-]*:(?:\/\/|[a-z]+:)/i;

/** A value fit to be shown: secrets emptied, credentials inside URLs and connection strings cut out. */
export function withoutSecrets(name: string, value: string): { value: string; secret?: boolean } {
  const clean = stripCredentials(value);
  if (value === "" || url.test(value) || placeName.test(name) || !secretName.test(name)) return { value: clean };
  return { value: "", secret: true };
}

/** `postgres://user:word@db/x` → `postgres://db/x`; keys in connection strings and queries are emptied. */
export function stripCredentials(value: string): string {
  return value
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^/@\s,;]*@/gi, "$1")
    .replace(/,[^/@\s,;:]+:[^/@\s,;]+@/g, ",")
    .replace(/((?:shared_?access_?key|account_?key|password|passwd|pwd|secret|token|api_?key|access_?key|sig)=)[^;&\s]+/gi, "$1");
}
