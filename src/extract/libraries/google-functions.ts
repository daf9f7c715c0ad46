import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import { route } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed } from "./message-facts.js";
import { accesses, named } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

const documents = "{onCreate,onUpdate,onDelete,onWrite}";
const documents2 = ".{onDocumentCreated,onDocumentUpdated,onDocumentDeleted,onDocumentWritten,onDocumentCreatedWithAuthContext,onDocumentUpdatedWithAuthContext,onDocumentDeletedWithAuthContext,onDocumentWrittenWithAuthContext}";

/** https://github.com/GoogleCloudPlatform/functions-framework-nodejs, https://firebase.google.com/docs/functions (first and second generation). */
export const googleFunctions: LibraryModel = {
  id: "google-functions",
  title: "Google Cloud Functions and Cloud Functions for Firebase",
  packages: ["firebase-functions", "firebase-functions/v1", "firebase-functions/v2", "firebase-functions/https", "firebase-functions/v2/https", "firebase-functions/v2/pubsub", "firebase-functions/pubsub", "firebase-functions/v2/firestore", "firebase-functions/firestore", "firebase-functions/v2/storage", "firebase-functions/storage", "@google-cloud/functions-framework"],
  category: "http-server",
  system: "http",
  finds: "HTTP and callable functions under their names, applications that are handed to them, triggers of Pub/Sub, Firestore and Cloud Storage",
  cannotSee: "the trigger of a `cloudEvent` function (it is set where it is deployed), schedules and events of sign-in",
  aliases: {
    ".region()": "", ".runWith()": "", "().region()": "", ".{v1,v2,default}": "", ".runWith().region()": "", ".https.{onRequest,onCall}.runWith()": "",
    ".pubsub.{onMessagePublished}": ".onMessagePublished", ".firestore.document().namespace()": ".firestore.document()",
  },
  uses: [
    { on: "{.https,}.onRequest", facts: (use) => request(use, use.assignedTo) },
    { on: "{.https,}.onCall", facts: (use) => served(use, "POST", use.assignedTo) },
    { on: ".http", facts: (use) => served(use, "*", use.arg(0).constant()) },
    { on: ".pubsub.topic().onPublish", facts: (use) => topic(use.made("topic")?.arg(0)) },
    { on: "{.pubsub,}.onMessagePublished", facts: (use) => topic(use.arg(0).is("object") ? use.arg(0).prop("topic") : use.arg(0)) },
    { on: `.firestore.document().${documents}`, facts: (use) => document(use.made("document")?.arg(0)) },
    { on: `{.firestore,}${documents2}`, facts: (use) => document(use.arg(0).is("object") ? use.arg(0).prop("document") : use.arg(0)) },
    { on: "{.storage,}.{onObjectFinalized,onObjectDeleted,onObjectArchived,onObjectMetadataUpdated}", facts: (use) => bucket(use.arg(0).is("object") ? use.arg(0).prop("bucket") : use.arg(0)) },
    { on: ".storage.bucket().object().{onFinalize,onDelete,onArchive,onMetadataUpdate}", facts: (use) => bucket(use.made("bucket")?.arg(0)) },
  ],
};

/** A function that is an application (`onRequest(app)`) has that application's routes below its name. */
function request(use: CallUse, name: string | undefined): Draft[] {
  const handler = use.lastArg();
  if (name === undefined) return [];
  return handler.is("library") ? [{ type: "mount", parent: use.arg(99), child: handler, prefix: [[`/${name}`]] }] : served(use, "*", name);
}

/** The URL ends in the function's name. */
const served = (use: CallUse, method: string, name: string | undefined): Draft[] => (name === undefined ? [] : [route({ router: use.arg(99), method, path: [[`/${name}`]] })]);

const topic = (name: ValueView | undefined): Draft[] => (name ? consumed({ system: "gcp_pubsub", kind: "topic", channel: name.text() }) : []);

const bucket = (name: ValueView | undefined): Draft[] => (name?.exists ? accesses(["read"], { system: "gcp.storage", kind: "bucket", dataset: named(name) }) : []);

function document(path: ValueView | undefined): Draft[] {
  const collections = path?.text().map(collectionOf) ?? [];
  return collections.length ? accesses(["read"], { system: "gcp.firestore", kind: "collection", dataset: collections }) : [];
}

/** `users/{id}/rides/{ride}` is a document of the collection `users/{id}/rides`. */
function collectionOf(path: Alternatives[number]): Alternatives[number] {
  const last = path.at(-1);
  return typeof last === "string" && last.includes("/") ? [...path.slice(0, -1), last.slice(0, last.lastIndexOf("/"))] : path;
}
