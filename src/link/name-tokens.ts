// Words in variable names that say "an address follows" and nothing about whose.
const ADDRESS_WORDS = new Set(
  ("url uri urls host hostname base baseurl basepath endpoint address addr port domain root origin path prefix http https grpc rpc ws tcp ip dns " +
    "next public react vite expo nuxt gatsby internal external").split(" "),
);

// Words that services and their variables add or leave out at will.
const SERVICE_WORDS = new Set("service svc api app server ms microservice backend client rest web module package".split(" "));

// Words of the path under which a setting is read: `config.services.users.url`.
const SETTING_WORDS = new Set("config env environment process this setting settings option options const constants".split(" "));

/** Lower-case words of a name in any case style, singular: `USERS_ServiceUrl` → user, service, url. */
export const wordsOf = (name: string): string[] => splitName(name).map(singular);

/** The same as they are written: `userAddresses` → user, addresses. */
export function splitName(name: string): string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2");
  return spaced
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** The words of a variable that may name a service: those about addresses left out. */
export function addressee(name: string): string[] {
  return wordsOf(name).filter((word) => !ADDRESS_WORDS.has(word));
}

/** Without the words that tell no service from another. */
export function distinctive(words: readonly string[]): string[] {
  return words.map((word) => word.replace(/(?<=...)(service|svc|api)$/, "")).filter((word) => !SERVICE_WORDS.has(word));
}

/** The same without the words that tell that a setting is read. */
export function essential(words: readonly string[]): string[] {
  return distinctive(words).filter((word) => !SETTING_WORDS.has(word));
}

function singular(word: string): string {
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return /[^s]s$/.test(word) && word.length > 3 && word !== "https" && word !== "dns" ? word.slice(0, -1) : word;
}

// Words of variables that say nothing of who is behind the address.
const NOBODY = new Set("proxy default main local remote target request callback redirect public own self host api gateway webhook hook cdn asset static file image download upload".split(" "));

/** `PROTECTIVE_MONITORING_URL` → `protective-monitoring`; nothing if the variable says no more than that it is an address. */
export function outsideName(variable: string): string | undefined {
  const words = variable.toLowerCase().split("_").filter((word) => word !== "" && !ADDRESS_WORDS.has(singular(word)));
  const telling = distinctive(words).filter((word) => word.length > 2 && !NOBODY.has(word));
  return telling.length === 0 ? undefined : words.join("-");
}
