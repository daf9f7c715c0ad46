import type { AuditRule } from "../audit-rule.js";
import { oneSidedChannels } from "../one-sided-channels.js";

/** Published, and no service of the system listens. */
export const eventWithoutConsumer: AuditRule = {
  rule: "event-without-consumer",
  find: (index) =>
    oneSidedChannels(index, {
      rule: "event-without-consumer",
      present: "publish",
      missing: "message-consumed",
      title: (channel, publishers) => `${channel} is published by ${publishers}, and no consumer of it is known`,
    }),
};
