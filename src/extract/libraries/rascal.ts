import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { bound, consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

const broker = "{.createBroker(),.createBrokerAsPromised(),.create()}";

/** https://github.com/onebeyond/rascal: publications and subscriptions have names, and the settings say what they are. */
export const rascal: LibraryModel = {
  id: "rascal",
  title: "Rascal",
  packages: ["rascal"],
  category: "messaging",
  system: "rabbitmq",
  finds: "exchanges and queues behind the names of publications and subscriptions, and the bindings of the settings",
  cannotSee: "settings that are only known at run time",
  aliases: {
    ".default": "", ".{Broker,BrokerAsPromised,Broker.create,BrokerAsPromised.create}()": ".create()", ".{Broker,BrokerAsPromised}.createAsync()": ".create()",
  },
  values: [{ on: ".{withDefaultConfig,withTestConfig}()", value: (use) => use.arg(0) }],
  callbacks: [
    { on: ".createBroker", argument: 1, parameter: 1, gives: ".create()" },
    { on: ".Broker.create", argument: 1, parameter: 1, gives: ".create()" },
  ],
  uses: [
    { on: `${broker}.{publish,forward}`, facts: publish },
    { on: `${broker}.subscribe`, facts: subscribe },
    { on: `${broker}.subscribeAll`, facts: (use) => settingsOf(use).flatMap((settings) => all(settings, "subscriptions").flatMap(([, one]) => receive(one))) },
    { on: "{.createBroker,.createBrokerAsPromised,.Broker.create,.BrokerAsPromised.create}", facts: (use) => bindings(use.arg(0)) },
  ],
};

/** The settings of this broker, or, of a broker that is handed around, of every one that the service makes. */
function settingsOf(use: CallUse): ValueView[] {
  const made = use.made("create") ?? use.made("createBroker") ?? use.made("createBrokerAsPromised") ?? use.made("createAsync");
  const own = made?.arg(0);
  if (own?.exists) return [own];
  return use.callsOf("{.createBroker,.createBrokerAsPromised,.Broker.create,.BrokerAsPromised.create}").map((one) => one.arg(0));
}

type Named = [name: string, settings: ValueView];

/** Entries of a group: under each virtual host, and beside them. A list of names stands for entries without settings. */
function all(settings: ValueView, group: "publications" | "subscriptions" | "queues" | "exchanges" | "bindings"): Named[] {
  const hosts = settings.prop("vhosts");
  return [...hosts.keys().map((name) => hosts.prop(name)), settings].flatMap((place) => entries(place.prop(group)));
}

function entries(group: ValueView): Named[] {
  if (group.is("array")) return group.elements().flatMap((one): Named[] => named(one));
  return group.keys().map((name): Named => [name, group.prop(name)]);
}

const named = (one: ValueView): Named[] => (one.is("text") ? one.constants() : one.prop("name").constants()).map((name) => [name, one]);

/** The name decides: if it is not known, callers and subclasses are asked. */
function unnamed(use: CallUse, would: "message-published" | "message-consumed"): Draft[] {
  return [{ type: "undecided", would, template: `rascal ${use.arg(0).written}`, why: "the name of the publication or subscription is only known at run time", asks: use.arg(0).text() }];
}

function publish(use: CallUse): Draft[] {
  const wanted = use.arg(0).constants();
  if (!wanted.length) return unnamed(use, "message-published");
  return settingsOf(use).flatMap((settings) => all(settings, "publications").filter(([name]) => wanted.includes(name)).flatMap(([, one]) => send(one, use)));
}

/** The call's own routing key goes before that of the settings. */
function send(publication: ValueView, use: CallUse): Draft[] {
  const queue = publication.prop("queue");
  if (queue.exists) return published({ system: "rabbitmq", kind: "queue", channel: queue.text(), payload: use.arg(1) });
  const own = use.arg(2).is("text") ? use.arg(2) : use.arg(2).prop("routingKey");
  return published({ system: "rabbitmq", kind: "exchange", channel: publication.prop("exchange").text(), keys: (own.exists ? own : publication.prop("routingKey")).text(), payload: use.arg(1) });
}

function subscribe(use: CallUse): Draft[] {
  const wanted = use.arg(0).constants();
  if (!wanted.length) return unnamed(use, "message-consumed");
  return settingsOf(use).flatMap((settings) => all(settings, "subscriptions").filter(([name]) => wanted.includes(name)).flatMap(([, one]) => receive(one)));
}

function receive(subscription: ValueView): Draft[] {
  return consumed({ system: "rabbitmq", kind: "queue", channel: subscription.prop("queue").text() });
}

/** `"orders[order.placed, order.paid] -> billing"`, or `{ source, destination, bindingKey }`. */
function bindings(settings: ValueView): Draft[] {
  return all(settings, "bindings").flatMap(([name, one]) => {
    const [, source, keys, destination] = /^\s*(\S+?)\s*(?:\[([^\]]*)\])?\s*->\s*(\S+)\s*$/.exec(name) ?? [];
    const from = one.prop("source").exists ? one.prop("source").text() : source === undefined ? [] : [[source]];
    const to = one.prop("destination").exists ? one.prop("destination").text() : destination === undefined ? [] : [[destination]];
    const key = one.prop("bindingKey", "bindingKeys", "qualifiedBindingKeys");
    const written = key.exists ? key.elements().flatMap((each) => each.text()) : (keys ?? "").split(",").map((each) => each.trim()).filter(Boolean).map((each) => [each]);
    const toExchange = one.prop("destinationType").constant() === "exchange";
    return bound({ from: { system: "rabbitmq", channelKind: "exchange", channel: from }, to: { system: "rabbitmq", channelKind: toExchange ? "exchange" : "queue", channel: to }, keys: written });
  });
}
