/**
 * What a call of a third party's SDK is: something asked of the vendor, the setting up of a client, or neither.
 * In: the access path of the callee, `.Stripe().customers.create`. SDKs differ, but their habits of naming hardly do.
 */

export interface VendorCall {
  /** Members from the client on: `customers.create`. */
  operation: string;
  /** Nothing is asked yet. */
  isSetup: boolean;
  /** Something is noted that the SDK may send later, by itself. */
  isNoted?: boolean;
}

/** Of the language, on what a call has given; listeners; and what an SDK does on the spot: signatures, types, errors. */
const asksNothing = new Set(
  ("then catch finally map filter forEach reduce slice splice push pop shift unshift join split toString toJSON toISOString valueOf trim toLowerCase toUpperCase includes startsWith endsWith indexOf replace replaceAll match test keys values entries has " +
    "find findIndex some every sort concat flat flatMap json text blob arrayBuffer bind call apply at charAt padStart hasOwnProperty substring localeCompare " +
    "each eachPage shutdown stop close end flush disconnect on once off addListener removeListener removeAllListeners addEventListener removeEventListener unsubscribe use pipe unref ref destroy next cancel abort tap " +
    "getElement constructEvent constructEventAsync generateTestHeaderString validateRequest validateRequestWithBody verifyHeader verifySignature webhookMiddleware errorHandler expressErrorHandler requestHandler tracingHandler middleware debug log Schema z").split(" "),
);
const localName = /^(?:_|is[A-Z]|to[A-Z]|as[A-Z]|[A-Z]\w*(?:Error|Exception)$|assert|get\w*(?:Headers?|Payload|Claims?|From(?:URL|Url|Cookies?))$)/;
const localPart = /\.(?:errors?|twiml|TwiML|Handlers|Types|utils?|webhooks|constants)\b/;
/** Tracing and error reporting mostly note what happens in the process; what they send in the end, they send by themselves. */
const notedInProcess = /^(?:scope|configureScope|active|activate|wrap\w*|inject|extract|annotate|add\w*|set\w*|with[A-Z]\w*|get[A-Z]\w*|start(?:Span|Transaction|Child|ActiveSpan|InactiveSpan|Segment|Subsegment|BackgroundTransaction|WebTransaction)|\w+Integration|Integrations|Http|runWithAsyncContext|continueTrace|capture(?:AWS\w*|HTTPs\w*|Promise|Func|AsyncFunc|MySQL|Postgres|FetchGlobal))$/;
const settingUp = /^(?:init\w*|deleteApp|client|apiConnect|defaults|extend|plugin|setup|config|configure|configureScope|start|connect|default|load|cert|applicationDefault|credential|forRoot|forRootAsync|register|registerAsync|with[A-Z]\w*|use[A-Z]\w*|set[A-Z]\w*|load[A-Z]\w*|get(?:App|Apps|Auth|Messaging|Firestore|Database|Storage|Instance|Client|Functions|Analytics|[A-Z]\w*Client)|create(?:Client|App|Instance|Api|Adapter|Server|Transport|Transporter|[A-Z]\w*Client))$/;
/** Steps after which a chain of calls is still the client, and not an answer. */
const maxCallsBefore = 3;
/** What may follow on a call without being the call that matters. */
const afterwards = new Set(["then", "catch", "finally", "pipe", "toPromise", "subscribe", "asObservable", "unref", "on", "once", "json", "text", "map", "filter", "toString", "slice", "join"]);

export interface VendorCallee {
  package: string;
  /** Does the SDK watch the program? */
  isMonitoring?: boolean;
  path: string;
  /** Calls made on the result in the same expression, of which only the last is told. */
  following: readonly string[];
}

export function vendorCall({ package: name, isMonitoring = false, path, following }: VendorCallee): VendorCall | undefined {
  const steps = path.match(/\.[^.()]+|\(\)/g) ?? [];
  const last = steps.at(-1)?.slice(1) ?? "";
  if (name.startsWith("@aws-sdk/")) {
    const command = /^\.(\w+)Command$/.exec(path)?.[1];
    if (command !== undefined) return { operation: command, isSetup: false };
    // a client alone says nothing: its requests are commands, or members of `new SecretsManager()`
    if (last === "send" || /^\.\w+$/.test(path)) return undefined;
  }
  if (asksNothing.has(last) || localName.test(last) || localPart.test(path)) return undefined;
  if (isMonitoring && notedInProcess.test(last)) return { operation: last, isSetup: true, isNoted: true };
  // providers of models are handed to the functions that ask them
  if (name.startsWith("@ai-sdk/")) return { operation: last, isSetup: true };
  const start = clientStart(steps);
  const members = steps.slice(start).filter((step) => step !== "()").map((step) => step.slice(1));
  const callsBefore = steps.slice(start).filter((step) => step === "()").length;
  if (start === 0 && (members.length === 0 || isSettingUp(last))) return { operation: last, isSetup: true };
  if (callsBefore > maxCallsBefore || (following[0] !== undefined && !afterwards.has(following[0]))) return undefined;
  return { operation: members.join("."), isSetup: isSettingUp(last) };
}

/** Where the client begins: behind the call that makes it, `new Stripe()`, `twilio()`, `google.createClient()`. */
function clientStart(steps: readonly string[]): number {
  const isMaking = (index: number): boolean => steps[index] === "()" && (index === 0 || isSettingUp(steps[index - 1]?.slice(1) ?? ""));
  let start = steps.findIndex((_step, index) => isMaking(index)) + 1;
  while (start > 0 && isMaking(start + 1)) start += 2;
  return start;
}

/** A class, or a function that is named like one that sets up. */
const isSettingUp = (name: string): boolean => /^[A-Z]/.test(name) || settingUp.test(name);
