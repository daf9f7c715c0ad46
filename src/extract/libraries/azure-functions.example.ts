import { app, input, output, type HttpRequest } from "@azure/functions";

const toBilling = output.serviceBusQueue({ queueName: "billing", connection: "ServiceBus" }); // => publishes servicebus queue billing
const rides = input.cosmosDB({ databaseName: "fleet", containerName: "rides", connection: "Cosmos" }); // => reads azure.cosmosdb collection rides

app.http("getRide", { // => serves GET /api/rides/{id}; serves HEAD /api/rides/{id}
  methods: ["GET", "HEAD"],
  authLevel: "anonymous",
  route: "rides/{id}",
  extraInputs: [rides],
  handler: async (request: HttpRequest) => ({ jsonBody: request.params.id }),
});
app.post("bookRide", { extraOutputs: [toBilling], handler: async () => ({ status: 201 }) }); // => serves POST /api/bookRide

app.serviceBusQueue("bill", { queueName: "%BILLING_QUEUE%", connection: "ServiceBus", handler: async () => undefined }); // => consumes servicebus queue {BILLING_QUEUE}
app.eventHub("track", { eventHubName: "positions", connection: "Hub", handler: async () => undefined }); // => consumes eventhubs topic positions
app.storageBlob("scan", { path: "receipts/{name}", connection: "Storage", handler: async () => undefined }); // => reads azure.blob bucket receipts
app.timer("nightly", { schedule: "0 0 3 * * *", handler: async () => undefined });

const cache = new Map<string, number>();
cache.get("rides");
