/** The address without user, password and query, where secrets stand, and without invisible characters. */
export const withoutSecrets = (url: string): string =>
  url
    .replace(/[\s\p{Cf}\p{Cc}]/gu, "")
    .replace(/^([^/]*\/\/)[^/]*@/, "$1")
    .replace(/[?#].*$/, "")
    .slice(0, 200);
