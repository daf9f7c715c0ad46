import { PubSub, type Subscription } from "@google-cloud/pubsub";

const pubsub = new PubSub({ projectId: "rides" });

export async function allocate(ride: { id: string }) {
  await pubsub.topic("ride-allocated").publishMessage({ json: ride }); // => publishes gcp_pubsub topic ride-allocated
}

pubsub.topic("payments").subscription("payments-rides").on("message", (message) => message.ack()); // => consumes gcp_pubsub topic payments
const drivers: Subscription = pubsub.subscription(process.env.DRIVERS_SUBSCRIPTION!);
drivers.on("error", console.error);
drivers.on("message", console.log); // => consumes gcp_pubsub queue {DRIVERS_SUBSCRIPTION}

const emitter = { on: (name: string) => name };
emitter.on("message");

// @file pull.ts
import { PubSub, v1 } from "@google-cloud/pubsub";

const client = new v1.SubscriberClient();

export async function pull() {
  await new PubSub().topic("refunds").createSubscription("refunds-billing"); // => binds gcp_pubsub queue refunds-billing to topic refunds
  const subscription = client.subscriptionPath("shop", "refunds-billing");
  const [response] = await client.pull({ subscription, maxMessages: 10 }); // => consumes gcp_pubsub queue refunds-billing
  await client.pull({ subscription: "projects/shop/subscriptions/disputes" }); // => consumes gcp_pubsub queue disputes
  return response;
}
