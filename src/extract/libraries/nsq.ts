import type { LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";

/** https://github.com/dudleycarr/nsqjs. */
export const nsq: LibraryModel = {
  id: "nsq",
  title: "NSQ",
  packages: ["nsqjs"],
  category: "messaging",
  system: "nsq",
  finds: "topics that writers publish and readers are made for",
  cannotSee: "which of a topic's channels shares its messages with another",
  aliases: { ".default": "" },
  uses: [
    { on: ".Writer().{publish,deferPublish}", facts: (use) => published({ system: "nsq", kind: "topic", channel: use.arg(0).text(), payload: use.arg(1) }) },
    { on: ".Reader", facts: (use) => consumed({ system: "nsq", kind: "topic", channel: use.arg(0).text() }) },
  ],
};
