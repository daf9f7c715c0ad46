import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

const sent = (files: Record<string, string>): string[] => extractText(files).facts.map((fact) => {
  const fields = "request" in fact ? (fact.request?.fields ?? []).map((field) => field.path).join(", ") : "";
  return `${fact.evidence.file}:${fact.evidence.line} ${describeFact(fact)}${fields ? ` (${fields})` : ""}`;
});

test("what is asked of a third party is told with its name and fields; setting up a client is not told beside it", () => {
  const files = {
    "payments.ts": `
import Stripe from "stripe";
export const stripe = new Stripe(process.env.STRIPE_KEY!, { apiVersion: "2024-06-20" });
export class Payments {
  constructor(private readonly client: Stripe) {}
  async charge(order: { id: string; total: number; email: string }) {
    const customer = await this.client.customers.create({ email: order.email, name: order.id });
    const intent = await this.client.paymentIntents.create({ amount: order.total, customer: customer.id });
    return intent.client_secret?.split("_");
  }
  verify(body: string, signature: string) {
    return stripe.webhooks.constructEvent(body, signature, "secret");
  }
}`,
    "refunds.ts": `
import { stripe } from "./payments.js";
export const refund = (charge: string) => stripe.refunds.create({ charge, reason: "duplicate" });`,
    "mail.ts": `
import sgMail from "@sendgrid/mail";
import { SESClient, SendEmailCommand } from "@aws-sdk/client-ses";
sgMail.setApiKey("key");
export const welcome = (to: string) => sgMail.send({ to, subject: "Welcome", text: "Hello" });
const ses = new SESClient({ region: "eu-west-1" });
export const bill = (address: string) => ses.send(new SendEmailCommand({ Source: "shop", Destination: address }));`,
    "chat.ts": `
import twilio from "twilio";
import { WebClient } from "@slack/web-api";
import * as Sentry from "@sentry/node";
Sentry.init({ dsn: "x" });
const client = twilio("sid", "token");
client.messages.create({ to: "+49", from: "+1", body: "late" }).then((message) => console.log(message.sid));
const slack = new WebClient("token");
slack.on("error", console.log);
slack.chat.postMessage({ channel: "orders", text: "new order" }).catch((error) => Sentry.captureException(error));`,
    "answers.ts": `
import OpenAI from "openai";
import { PostHog } from "posthog-node";
import { MailerSend } from "mailersend";
const mailer = new MailerSend({ apiKey: "key" });
const openai = new OpenAI();
export async function answer(question: string) {
  const completion = await openai.chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: question }] });
  return completion.choices.map((choice) => choice.message.content);
}
new PostHog("key").capture({ distinctId: "1", event: "asked" });`,
  };
  expect(sent(files)).toEqual([
    "mail.ts:7 sends to amazon-ses SendEmail (Source, Destination)",
    "answers.ts:5 sends to mailersend",
    "answers.ts:8 sends to openai chat.completions.create (model, messages[].role, messages[].content)",
    "answers.ts:11 sends to posthog capture (distinctId, event)",
    "mail.ts:5 sends to sendgrid send (to, subject, text)",
    "chat.ts:10 sends to sentry captureException",
    "chat.ts:5 sends to sentry init",
    "chat.ts:10 sends to slack chat.postMessage (channel, text)",
    "payments.ts:7 sends to stripe customers.create (email, name)",
    "payments.ts:8 sends to stripe paymentIntents.create (amount, customer)",
    "refunds.ts:3 sends to stripe refunds.create (charge, reason)",
    "chat.ts:7 sends to twilio messages.create (to, from, body)",
  ]);
});

test("one package for many products: the product is named; a client of AWS alone asks nothing", () => {
  const files = {
    "menu.ts": `
import { google, drive_v3 } from "googleapis";
import { AutoScalingClient, SetDesiredCapacityCommand } from "@aws-sdk/client-auto-scaling";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
const docs = google.docs({ version: "v1" });
export const write = (id: string, text: string) => docs.documents.batchUpdate({ documentId: id, requestBody: { text } });
export const list = (drive: drive_v3.Drive) => drive.files.list({ spaces: "drive" });
const scaling = new AutoScalingClient({});
export const more = (count: number) => scaling.send(new SetDesiredCapacityCommand({ AutoScalingGroupName: "ovens", DesiredCapacity: count }));
export const secrets = new SecretsManager();`,
  };
  expect(sent(files)).toEqual([
    "menu.ts:9 sends to aws-auto-scaling SetDesiredCapacity (AutoScalingGroupName, DesiredCapacity)",
    "menu.ts:6 sends to google-docs documents.batchUpdate (documentId, requestBody.text)",
    "menu.ts:7 sends to google-drive files.list (spaces)",
  ]);
});

test("what tracing notes in the process tells who is reported to only where nothing is sent outright", () => {
  const { facts } = extractText({
    "main.ts": `
      import AWSXRay from "aws-xray-sdk";
      import * as Sentry from "@sentry/node";
      AWSXRay.getSegment();
      Sentry.withScope((scope) => scope.setTag("a", "b"));
      Sentry.captureException(new Error("lost"));`,
  });
  expect(facts.map(describeFact).filter((fact) => /xray|cloudwatch|sentry/i.test(fact))).toEqual(["sends to aws-xray", "sends to sentry captureException"]);
});

test("a client that a shared library makes says nothing of a service that asks nothing through it", () => {
  const shared = 'import Stripe from "stripe"; export const stripe = new Stripe("key"); export const charge = () => stripe.charges.create({ amount: 1 }); export const tax = (net: number) => net * 1.2;';
  const told = (name: string): string[] => extractText({ "libs/billing.ts": shared, "main.ts": `import { ${name} } from "./libs/billing"; ${name}(1);` }, { own: (file) => file === "main.ts" }).facts.map(describeFact);
  expect(told("tax")).toEqual([]);
  expect(told("charge")).toEqual(["sends to stripe charges.create"]);
});
