import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { channelsOf, consumed, published } from "./message-facts.js";

/** https://github.com/mqttjs/MQTT.js. */
export const mqtt: LibraryModel = {
  id: "mqtt",
  title: "MQTT.js",
  packages: ["mqtt", "async-mqtt", "precompiled-mqtt"],
  category: "messaging",
  system: "mqtt",
  finds: "topics that are published and subscribed to, with their wildcards as written",
  cannotSee: "which topics a wildcard stands for",
  aliases: { ".{connectAsync,MqttClient,AsyncMqttClient,AsyncClient}()": ".connect()" },
  uses: [
    { on: ".connect().{publish,publishAsync}", facts: (use) => published({ system: "mqtt", kind: "topic", channel: use.arg(0).text(), payload: use.arg(1) }) },
    { on: ".connect().{subscribe,subscribeAsync}", facts: subscribe },
  ],
};

/** One topic, a list, or an object whose keys are topics. */
function subscribe(use: CallUse): Draft[] {
  const channels = use.arg(0).is("object") ? use.arg(0).keys().map((key) => [[key]]) : channelsOf(use.arg(0));
  return channels.flatMap((channel) => consumed({ system: "mqtt", kind: "topic", channel }));
}
