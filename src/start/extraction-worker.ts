/** Where a further thread starts: loads the bundle and reads services. */
import { parentPort, workerData } from "node:worker_threads";
import { Bundle, entryFile } from "./bundled.js";

const { threadMain } = new Bundle().load(entryFile) as typeof import("../main.js"); // what build-bundle put there
if (parentPort) await threadMain(workerData, parentPort);
