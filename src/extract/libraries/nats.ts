import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { bound, channelsOf, consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

const system = "nats";

/** https://github.com/nats-io/nats.js (also as @nats-io/…), https://github.com/nats-io/stan.js. */
export const nats: LibraryModel = {
  id: "nats",
  title: "NATS, JetStream, NATS Streaming",
  packages: ["nats", "@nats-io/transport-node", "@nats-io/transport-deno", "@nats-io/nats-core", "@nats-io/jetstream", "@nats-io/services", "nats.ws", "ts-nats", "node-nats-streaming"],
  category: "messaging",
  system,
  finds: "subjects that are published to, requested and subscribed to; streams of JetStream with their subjects, and consumers of streams; endpoints of NATS services",
  cannotSee: "subjects of streams and consumers that are set up outside the code",
  aliases: {
    ".{NatsConnection,Client,Stan,JetStreamClient,wsconnect}()": ".connect()", ".connect().jetstream()": ".connect()", ".jetstream()": ".connect()",
    ".connect().jetstreamManager()": ".manager()", ".jetstreamManager()": ".manager()", ".{JetStreamManager}()": ".manager()", ".connect().services": ".services()", ".Svcm().add()": ".service()", ".services().add()": ".service()", ".service().addGroup()": ".service()",
  },
  uses: [
    { on: ".connect().{publish,request,requestOne,requestMany}", facts: (use) => published({ system, kind: "subject", channel: use.arg(0).text(), payload: encoded(use) }) },
    { on: ".connect().{subscribe,pullSubscribe}", facts: (use) => consumed({ system, kind: "subject", channel: use.arg(0).text() }) },
    { on: ".connect().consumers.get().{consume,fetch,next}", facts: readStream },
    { on: ".manager().streams.{add,update}", facts: setUp },
    { on: ".manager().consumers.add", facts: (use) => channelsOf(use.arg(1).prop("filter_subject", "filter_subjects")).flatMap((channel) => consumed({ system, kind: "subject", channel })) },
    { on: ".service().addEndpoint", facts: (use) => endpoint(use) },
  ],
};

/** `codec.encode(order)`, `JSON.stringify(order)`, `order`. */
function encoded(use: CallUse): CallUse["args"][number] {
  const codec = use.arg(1).made("encode");
  return codec ? codec.arg(0) : use.arg(1);
}

const streamEnd = (name: ValueView) => ({ system, channelKind: "stream" as const, channel: name.text() });

/** A consumer with a filter hears only that; else all that goes into the stream. */
function readStream(use: CallUse): Draft[] {
  const asked = use.made("get");
  const filters = asked ? channelsOf(asked.arg(1).prop("filterSubjects", "filter_subjects")) : [];
  if (filters.length) return filters.flatMap((channel) => consumed({ system, kind: "subject", channel }));
  return consumed({ system, kind: "stream", channel: asked?.arg(0).text() ?? [] });
}

function setUp(use: CallUse): Draft[] {
  const [name, settings] = use.arg(0).is("text") ? [use.arg(0), use.arg(1)] : [use.arg(0).prop("name"), use.arg(0)];
  return channelsOf(settings.prop("subjects")).flatMap((channel) => bound({ from: { system, channelKind: "subject", channel }, to: streamEnd(name) }));
}

/** Its subject is its name, unless it says so; the group's name stands before it. */
function endpoint(use: CallUse): Draft[] {
  const written = use.arg(1).prop("subject");
  const group = use.made("addGroup")?.arg(0).constant();
  const name = written.exists ? written.text() : use.arg(0).text();
  return consumed({ system, kind: "subject", channel: group === undefined ? name : name.map((one) => [`${group}.`, ...one]) });
}
