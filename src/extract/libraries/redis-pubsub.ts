import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { channelsOf, consumed, published } from "./message-facts.js";

/** What the models of redis and ioredis call every kind of client. */
const client = ".client()";

/** https://redis.io/docs/latest/develop/pubsub, https://github.com/redis/ioredis, https://github.com/davidyaha/graphql-redis-subscriptions. */
export const redisPubsub: LibraryModel = {
  id: "redis-pubsub",
  title: "Redis publish and subscribe, streams",
  packages: ["redis", "@redis/client", "ioredis", "iovalkey", "graphql-redis-subscriptions"],
  category: "messaging",
  system: "redis",
  finds: "channels and streams of redis and ioredis clients, and those of GraphQL subscriptions",
  cannotSee: "streams that are read under names made at run time",
  uses: [
    { on: `{${client},.RedisPubSub()}.{publish,sPublish,spublish}`, facts: (use) => published({ system: "redis", kind: "topic", channel: use.arg(0).text(), payload: use.arg(1) }) },
    { on: `${client}.{subscribe,psubscribe,ssubscribe,pSubscribe,sSubscribe}`, facts: subscribe },
    { on: ".RedisPubSub().{subscribe,asyncIterator,asyncIterableIterator}", facts: (use) => each(use, 0) },
    { on: `${client}.{xadd,xAdd}`, facts: (use) => published({ system: "redis", kind: "stream", channel: use.arg(0).text(), payload: use.arg(2) }) },
    { on: `${client}.{xread,xreadgroup,xRead,xReadGroup}`, facts: readStream },
  ],
};

/** ioredis takes any number of channels and then a function; redis one channel or a list and a function. */
function subscribe(use: CallUse): Draft[] {
  const pattern = /^p/i.test(use.member) ? ("glob" as const) : undefined;
  return use.args.flatMap((one, index) => (one.is("function") ? [] : index === 0 || one.is("text") ? each(use, index, pattern) : []));
}

function each(use: CallUse, index: number, pattern?: "glob"): Draft[] {
  return channelsOf(use.arg(index)).flatMap((channel) => consumed({ system: "redis", kind: "topic", channel, pattern }));
}

/** `xReadGroup(group, consumer, { key, id })`, `xreadgroup("GROUP", …, "STREAMS", key, ">")`. */
function readStream(use: CallUse): Draft[] {
  const written = use.args.find((one) => one.is("object") || one.is("array"));
  const names = written ? written.elements().map((one) => one.prop("key")) : [use.arg(use.args.findIndex((one) => one.constant()?.toUpperCase() === "STREAMS") + 1)];
  const isList = written !== undefined || use.args.some((one) => one.constant()?.toUpperCase() === "STREAMS");
  return isList ? names.flatMap((name) => consumed({ system: "redis", kind: "stream", channel: name.text() })) : [];
}
