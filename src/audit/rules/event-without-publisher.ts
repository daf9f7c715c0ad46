import type { AuditRule } from "../audit-rule.js";
import { oneSidedChannels } from "../one-sided-channels.js";

/** Somebody listens, and no service of the system publishes. */
export const eventWithoutPublisher: AuditRule = {
  rule: "event-without-publisher",
  find: (index) =>
    oneSidedChannels(index, {
      rule: "event-without-publisher",
      present: "consume",
      missing: "message-published",
      title: (channel, consumers) => `${consumers} waits for ${channel}, and no publisher of it is known`,
    }),
};
