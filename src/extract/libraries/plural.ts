/** English plurals as the object mappers build table and collection names. Rules of mongoose-legacy-pluralize and of inflection, which agree on these. */
const unchanged = new Set([
  "advice", "energy", "excretion", "digestion", "cooperation", "health", "justice", "labour", "machinery", "equipment", "information", "pollution", "sewage", "paper", "money", "species", "series", "rain", "rice", "fish", "sheep", "moose", "deer", "news", "expertise", "status", "media",
]);

const rules: readonly (readonly [RegExp, string])[] = [
  [/human$/i, "humans"], [/(m)an$/i, "$1en"], [/(pe)rson$/i, "$1ople"], [/(child)$/i, "$1ren"], [/^(ox)$/i, "$1en"], [/(ax|test)is$/i, "$1es"], [/(octop|vir)us$/i, "$1i"], [/(alias|status)$/i, "$1es"], [/(bu)s$/i, "$1ses"],
  [/(buffal|tomat|potat)o$/i, "$1oes"], [/([ti])um$/i, "$1a"], [/([ti])a$/i, "$1a"], [/sis$/i, "ses"], [/(?:([^f])fe|([lr])f)$/i, "$1$2ves"], [/(hive)$/i, "$1s"], [/([^aeiouy]|qu)y$/i, "$1ies"], [/(x|ch|ss|sh)$/i, "$1es"], [/(matr|vert|ind)ix|ex$/i, "$1ices"],
  [/([ml])ouse$/i, "$1ice"], [/(quiz)$/i, "$1zes"], [/^goose$/i, "geese"], [/s$/i, "s"], [/([^a-z])$/, "$1"], [/$/, "s"],
];

/** `Order` → `Orders`, `category` → `categories`; a word that has no plural, or is one, stays. */
export function plural(word: string): string {
  if (unchanged.has(word.toLowerCase())) return word;
  const rule = rules.find(([pattern]) => pattern.test(word));
  return rule ? word.replace(rule[0], rule[1]) : word;
}
