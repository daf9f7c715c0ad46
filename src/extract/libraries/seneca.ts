import type { Alternatives } from "../../model/facts.js";
import { constantOf, printTemplate } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { messageText, patternText } from "./pattern-pairs.js";
import type { ValueView } from "./value-view.js";

const transport = "seneca";
const fluent = "{use,add,message,sub,listen,client,test,quiet,error,options,ready,translate,inward,outward,fix,private$,root}";

/** https://senecajs.org/api, https://github.com/senecajs/seneca-mesh, https://github.com/hapijs/chairo. */
export const seneca: LibraryModel = {
  id: "seneca",
  title: "Seneca",
  packages: ["seneca", "chairo", "hapi", "@hapi/hapi"],
  category: "rpc",
  finds: "patterns that services add and offer to others (`listen`, seneca-mesh), also in plugins that are loaded by name, and messages that are acted upon",
  cannotSee: "messages that are passed on as they came, and stores of seneca-entity",
  aliases: {
    ".default": "", ".Seneca()": "()", [`().${fluent}()`]: "()", ".{Server().seneca,server().seneca}": "()", "().{root,delegate()}": "()", "().util.seneca": "()",
  },
  callbacks: [
    { on: "().use", argument: 0, parameter: -1, gives: "()", functions: pluginsOf },
    { on: "().{add,message,act,sub,wrap}", argument: "last", parameter: -1, gives: "()" },
    { on: "().ready", argument: 0, parameter: -1, gives: "()" },
    { on: "().{make,make$,entity}().{load$,save$,list$,remove$}", argument: "last", parameter: -1, gives: "()" },
  ],
  uses: [
    { on: "().{add,message}", facts: add },
    { on: "().{act,post}", facts: act },
  ],
};

/** A plugin is a function, a module with `define`, or the name of a file beside this one or in a folder above it. */
function pluginsOf(use: CallUse): ValueView[] {
  const plugin = use.arg(0);
  const name = plugin.constant();
  const files = name === undefined ? [] : [name, `${name}.js`, `${name}.ts`, `${name}/index.js`].map((file) => use.settingsFile(file.replace(/^\.\//, "")));
  return [plugin, plugin.prop("define"), plugin.prop("default"), ...files].filter((one) => one.is("function"));
}

const handlerOf = (use: CallUse): number => use.args.findIndex((one) => one.is("function"));

function patternArguments(use: CallUse): ValueView[] {
  const end = handlerOf(use);
  return end < 0 ? use.args.slice(0, 1) : use.args.slice(0, Math.max(1, end));
}

interface Pin {
  demands: string;
  /** Every service that has the pattern gets the message. */
  isObserved: boolean;
}

/** What the service offers to others: pins of `listen` and of the mesh, each as what it demands. */
function offered(use: CallUse): Pin[] {
  const listens = use.callsOf("().listen").map((one) => one.args.find((each) => each.is("object")) ?? one.arg(0));
  const meshes = use.callsOf("().use").filter((one) => isMesh(one.arg(0))).flatMap((one) => [one.arg(1), ...(one.arg(1).prop("listen").exists ? one.arg(1).prop("listen").elements() : [])]);
  const pins = [...listens, ...meshes].flatMap((one) => (one.prop("pin", "pins").exists ? one.prop("pin", "pins").elements() : []).map((pin) => ({ pin, isObserved: one.prop("model").constant() === "observe" })));
  const everything = listens.some((one) => !one.prop("pin", "pins").exists) ? [{ demands: "", isObserved: false }] : [];
  return [...everything, ...pins.flatMap(({ pin, isObserved }) => patternText([pin]).map((one) => ({ demands: printTemplate(one), isObserved })))];
}

const isMesh = (plugin: ValueView): boolean => /(?:^|\/)(?:seneca-)?mesh$/.test(plugin.constant() ?? plugin.library()?.package ?? "");

/** A pattern is offered under each pin that covers it; what the pin demands on top (`cache:true`) callers must say, too. */
function add(use: CallUse): Draft[] {
  const patterns = patternText(patternArguments(use));
  const request = use.args[handlerOf(use) - 1]?.is("object") && handlerOf(use) > 1 ? use.args[handlerOf(use) - 1]?.shape() : undefined;
  return offered(use).flatMap(({ demands, isObserved }): Draft[] => {
    const operation = patterns.flatMap((pattern): Alternatives => underPin(constantOf(pattern), demands).map((one) => [one]));
    return operation.length ? [{ type: "rpc-endpoint", protocol: "rpc", transport, method: "", operation, ...(isObserved ? { broadcast: true } : {}), ...(request ? { request } : {}) }] : [];
  });
}

function underPin(pattern: string | undefined, pin: string): string[] {
  if (pattern === undefined || pattern.startsWith("init:")) return [];
  const own = new Map(pairs(pattern));
  const demands = pairs(pin);
  if (!demands.every(([key, value]) => value === "*" ? own.has(key) : (own.get(key) ?? value) === value)) return [];
  // a pin that shares nothing with the pattern is another one's
  if (demands.length > 0 && !demands.some(([key]) => own.has(key))) return [];
  const more = demands.filter(([key]) => !own.has(key)).map(([key, value]) => `${key}:${value}`);
  return [[pattern, ...more].join(",")];
}

const pairs = (pattern: string): [string, string][] => pattern.split(",").filter(Boolean).map((part) => [part.slice(0, part.indexOf(":")), part.slice(part.indexOf(":") + 1)]);

/** What a pattern of the service itself answers stays inside it. */
function act(use: CallUse): Draft[] {
  const end = handlerOf(use);
  const args = end < 0 ? use.args : use.args.slice(0, end);
  const own = use.callsOf("().{add,message}").flatMap((one) => patternText(patternArguments(one))).flatMap((one) => constantOf(one) ?? []);
  const message = messageText(args);
  if (!message.length) return [{ type: "undecided", would: "rpc-call", template: `seneca ${args[0]?.written ?? ""}`.trim(), why: "the message is passed on, and its pattern is only known at run time" }];
  const operation = message.filter((one) => !own.some((pattern) => says(constantOf(one), pattern)));
  const request = args.find((one) => one.is("object"))?.shape();
  return operation.length ? [{ type: "rpc-call", protocol: "rpc", transport, operation, ...(request ? { request } : {}) }] : [];
}

function says(message: string | undefined, pattern: string): boolean {
  const given = new Map(pairs(message ?? ""));
  return pairs(pattern).every(([key, value]) => (value === "*" ? given.has(key) : given.get(key) === value));
}
