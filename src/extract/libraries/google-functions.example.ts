import * as functions from "firebase-functions";
import express from "express";

const app = express();
app.get("/rides/:id", (req, res) => res.send("ride")); // => serves GET /api/rides/{id}

export const api = functions.region("europe-west1").https.onRequest(app);
export const quote = functions.https.onCall((data) => data.price); // => serves POST /quote
export const bill = functions.pubsub.topic("ride-ended").onPublish(() => undefined); // => consumes gcp_pubsub topic ride-ended
export const welcome = functions.firestore.document("riders/{rider}").onCreate(() => undefined); // => reads gcp.firestore collection riders
export const nightly = functions.pubsub.schedule("every day 03:00").onRun(() => undefined);

// @file second.ts
import { onRequest } from "firebase-functions/v2/https";
import { onMessagePublished } from "firebase-functions/v2/pubsub";
import { onDocumentWritten } from "firebase-functions/v2/firestore";
import { onObjectFinalized } from "firebase-functions/v2/storage";

export const hook = onRequest({ cors: true }, (req, res) => res.send("ok")); // => serves * /hook
exports.refund = onMessagePublished("ride-cancelled", () => undefined); // => consumes gcp_pubsub topic ride-cancelled
export const index = onDocumentWritten("cities/{city}/rides/{ride}", () => undefined); // => reads gcp.firestore collection cities/{city}/rides
export const scan = onObjectFinalized({ bucket: "receipts" }, () => undefined); // => reads gcp.storage bucket receipts

// @file framework.ts
import { cloudEvent, http } from "@google-cloud/functions-framework";

http("estimate", (req, res) => res.send("12 EUR")); // => serves * /estimate
cloudEvent("positions", () => undefined);
const handlers = new Map<string, () => void>();
handlers.set("estimate", () => undefined);
