import type { ChannelKind } from "../../model/graph.js";
import type { Draft } from "./draft.js";
import type { LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

const connected = "{.Client(),.client(),.over(),.overWS(),.overTCP(),.connect(),.RxStomp()}";

/** https://stomp-js.github.io, http://jmesnil.net/stomp-websocket, https://gdaws.github.io/node-stomp: the protocol of ActiveMQ and others. */
export const stomp: LibraryModel = {
  id: "stomp",
  title: "STOMP (@stomp/stompjs, stompjs, stompit)",
  packages: ["@stomp/stompjs", "@stomp/rx-stomp", "@stomp/ng2-stompjs", "stompjs", "webstomp-client", "stompit"],
  category: "messaging",
  system: "activemq",
  finds: "queues and topics that frames are sent to and that are subscribed to",
  cannotSee: "which broker speaks the protocol",
  aliases: { ".default": "", ".Stomp": "", ".{RxStompService,StompService}()": ".RxStomp()", ".{CompatClient,StompClient}()": ".Client()", ".{Channel,ChannelPool().channel}()": ".connect()" },
  callbacks: [
    { on: ".connect", argument: "last", parameter: 1, gives: ".connect()" },
    { on: ".ChannelPool().channel", argument: 0, parameter: 1, gives: ".connect()" },
    { on: ".ConnectFailover().connect", argument: "last", parameter: 1, gives: ".connect()" },
  ],
  uses: [
    { on: `${connected}.publish`, facts: (use) => sent(use.arg(0).prop("destination"), use.arg(0).prop("body")) },
    { on: `${connected}.send`, facts: (use) => (use.arg(0).is("object") ? sent(use.arg(0).prop("destination"), use.arg(1)) : sent(use.arg(0), use.arg(2))) },
    { on: `${connected}.{subscribe,watch}`, facts: (use) => received(use.arg(0).is("object") ? use.arg(0).prop("destination") : use.arg(0)) },
  ],
};

const sent = (destination: ValueView, payload: ValueView): Draft[] => published({ system: "activemq", ...named(destination), payload });
const received = (destination: ValueView): Draft[] => consumed({ system: "activemq", ...named(destination) });

/** `/queue/orders` is the queue `orders`. */
function named(destination: ValueView): { kind: ChannelKind; channel: ReturnType<ValueView["text"]> } {
  const texts = destination.text();
  const start = texts[0]?.[0];
  const kind: ChannelKind = typeof start === "string" && start.startsWith("/queue/") ? "queue" : "topic";
  return { kind, channel: texts.map(([first, ...rest]) => (typeof first === "string" ? [first.replace(/^\/(?:queue|topic)\//, ""), ...rest] : first === undefined ? [] : [first, ...rest])) };
}
