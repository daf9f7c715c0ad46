import type { Template } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { channelsOf, consumed, published } from "./message-facts.js";

/** https://github.com/mqttjs/MQTT.js. */
export const mqtt: LibraryModel = {
  id: "mqtt",
  title: "MQTT.js, Aedes",
  packages: ["mqtt", "async-mqtt", "precompiled-mqtt", "aedes"],
  category: "messaging",
  system: "mqtt",
  finds: "topics that are published and subscribed to; wildcards stand for the topics that anyone in the system publishes",
  cannotSee: "messages that a broker passes on to functions of its own",
  aliases: { ".{connectAsync,MqttClient,AsyncMqttClient,AsyncClient}()": ".connect()", ".{Server,aedes,Aedes.createBroker}()": ".Aedes()", "()": ".Aedes()" },
  uses: [
    { on: ".connect().{publish,publishAsync}", facts: (use) => published({ system: "mqtt", kind: "topic", channel: use.arg(0).text(), payload: use.arg(1) }) },
    { on: ".connect().{subscribe,subscribeAsync}", facts: subscribe },
    { on: ".Aedes().publish", facts: (use) => published({ system: "mqtt", kind: "topic", channel: use.arg(0).prop("topic").text(), payload: use.arg(0).prop("payload") }) },
    { on: ".Aedes().subscribe", facts: subscribe },
  ],
};

/** One topic, a list, or an object whose keys are topics. */
function subscribe(use: CallUse): Draft[] {
  const channels = use.arg(0).is("object") ? use.arg(0).keys().map((key) => [[key]]) : channelsOf(use.arg(0));
  return channels.flatMap((channel) => consumed({ system: "mqtt", kind: "topic", channel: channel.map(withoutGroup) }));
}

/** `$share/group/topic`: each message goes to one of the group. */
function withoutGroup(topic: Template): Template {
  const [first, ...rest] = topic;
  return typeof first === "string" ? [first.replace(/^\$share\/[^/]+\//, ""), ...rest] : topic;
}
