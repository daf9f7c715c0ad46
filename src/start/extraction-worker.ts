/** Where a further thread starts: loads the bundle and waits for services to read. */
import { parentPort } from "node:worker_threads";
import { Bundle, entryFile } from "./bundled.js";

const { threadMain } = new Bundle().load(entryFile) as typeof import("../main.js"); // what build-bundle put there
if (parentPort) await threadMain(parentPort);
