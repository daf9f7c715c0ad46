/**
 * `headwater.config.yaml` (or `.yml`, `.json`) as its readers get it: what a project says about itself because no static reading can find it.
 * In: nothing. Out: types only; `npm run schema` writes the JSON Schema of `HeadwaterConfig` from them.
 */
import type { ChannelKind, DatasetKind } from "./graph.js";

/** The whole file. */
export interface HeadwaterConfig {
  /** Where editors find the schema; not read. */
  $schema?: string;
  /** The project's own wrappers, or packages that Headwater does not know, in the words of a library model. */
  libraries?: DeclaredLibrary[];
  /** Fields that hold personal data, or do not, whatever their names say. The last declaration that fits a field counts. */
  personalData?: DeclaredPersonalData[];
  /** Third parties that may get personal data, by the name or id that reports give them: `Stripe`, `amazon-ses`. Once there is a list, others that get some are findings. */
  processors?: string[];
}

/** What a field holds, as somebody who knows says it. */
export interface DeclaredPersonalData {
  /**
   * The field, by its name or the end of its path: `nick`, `customer.nick`. A type, table, channel or path segment before a colon limits it: `Order:reference`.
   * @minLength 1
   */
  field: string;
  /**
   * A key of the IAB Tech Lab Privacy Taxonomy, such as `user.contact.email`, or one of your own below it; `none`: it holds no personal data.
   * @pattern ^(none|(user|system)(\.[a-z0-9_]+)*)$
   */
  category: string;
  /** Why, for the report. */
  reason?: string;
}

/** A package or module whose calls mean something that its code does not show. */
export interface DeclaredLibrary {
  /**
   * Kebab-case name, as shown in reports.
   * @pattern ^[a-z][a-z0-9-]*$
   */
  id: string;
  /** Name for people; the id if absent. */
  title?: string;
  /** Packages as they are imported: `@acme/messaging`. Of a package that is in the system too, the code is then not looked into. */
  packages?: string[];
  /** Modules of the system, from the folder of this file: `src/lib/bus.ts`. Their code is then not looked into. */
  files?: string[];
  /** OpenTelemetry's name of the system behind it: `kafka`, `servicebus`, `postgresql` …; needed where messages or data are spoken of. */
  system?: string;
  /** Other paths to the same thing: `".createSender()": ".MessageSender()"`. */
  aliases?: Record<string, string>;
  /** Functions that the library calls with one of its objects. */
  callbacks?: DeclaredCallback[];
  /** Calls that mean something. */
  uses: DeclaredUse[];
}

/** `{ on: ".connect", argument: 1, gives: ".connect()" }`: what the function that is handed over gets as a parameter. */
export interface DeclaredCallback {
  /** Access path of the function that is called. */
  on: string;
  /** Which argument is the function, from 0; or `last`. */
  argument: number | "last";
  /** Which of its parameters, from 0. Default 0. */
  parameter?: number;
  /** The path that the parameter stands for. */
  gives: string;
}

/**
 * A call, by its access path from the import without the last `()`: `.MessageSender().sendMessage` is the method of `new MessageSender()`, the empty
 * path a call of the import itself; `{get,post}` lists alternatives, `*` stands for any one member.
 * The texts below hold references in braces: `{0}` is the first argument, `{0.address}` its member, `{last}` the last one, `{MessageSender.0.address}`
 * a member of the first argument of the call of `MessageSender` on the way, `{member}` the name called, `{0:class}` the name of its class.
 */
export interface DeclaredUse {
  on: string;
  calls?: DeclaredCall;
  serves?: DeclaredEndpoint;
  publishes?: DeclaredMessage;
  consumes?: DeclaredMessage;
  reads?: DeclaredAccess;
  writes?: DeclaredAccess;
  sends?: DeclaredTransfer;
}

/** A request over HTTP. */
export interface DeclaredCall {
  /** `POST`, or a reference. */
  method: string;
  url: string;
  /** Reference to what is sent. */
  request?: string;
  /** Reference to what comes back, as far as an argument tells. */
  response?: string;
}

/** A route that the service serves. */
export interface DeclaredEndpoint {
  method: string;
  path: string;
}

/** A message that is published or consumed. */
export interface DeclaredMessage {
  channel: string;
  /** Default `topic`. */
  kind?: ChannelKind;
  /** Reference to what is sent. */
  payload?: string;
}

/** A table, collection, key family or bucket that is read or written. */
export interface DeclaredAccess {
  dataset: string;
  /** Default `table`. */
  kind?: DatasetKind;
  /** URL or host of the store. */
  connection?: string;
  /** Reference to what is written. */
  payload?: string;
}

/** What goes to a third party. */
export interface DeclaredTransfer {
  /** Id of the vendor table: `stripe`. */
  vendor: string;
  operation?: string;
  /** Reference to what is sent. */
  request?: string;
}
