/**
 * The report for a person who has never seen the system, as plain data; computed once, printed by several renderers.
 * In: the graph and the audit's findings. Out: `Report`, which can be printed as JSON. May not decide verdicts, read files or format for one medium.
 */
import type { Documentation } from "../model/documentation.js";
import type { Finding } from "../model/finding.js";
import type { Confidence, Diagnostic, FlowKind, PersonalDataLabel, SkippedFiles } from "../model/graph.js";

/** `file:line`. */
export type Place = string;

export interface Report {
  schemaVersion: 1;
  system: string;
  /** The part that was asked for; absent: all of it. */
  section?: string;
  summary: ReportSummary;
  read: { roots: { name: string; revision?: string }[]; filesSeen: number; filesRead: number; skipped: SkippedFiles[]; diagnostics: Diagnostic[] };
  services: ServiceEntry[];
  dataSources: DataSourceEntry[];
  flows: FlowEntry[];
  personalData: PersonalDataReport;
  /** By rule, the most severe first. */
  findings: FindingGroup[];
  unresolved: UnresolvedEntry[];
}

/** Personal data, as far as names, types and the configuration tell. */
export interface PersonalDataReport {
  /** One entry per key of the taxonomy. */
  categories: PersonalDataEntry[];
  /** One entry per flow that carries any. */
  processing: ProcessingEntry[];
  /** Flows of which no field is known: what they carry cannot be judged. */
  flowsWithoutFields: number;
}

export interface PersonalDataEntry {
  /** Key of the IAB Tech Lab Privacy Taxonomy. */
  key: string;
  sensitivity?: PersonalDataLabel["sensitivity"];
  /** A special category of data (Article 9 GDPR). */
  article9?: boolean;
  /** `holder: path`. */
  fields: string[];
  /** Why the fields were labelled. */
  reasons: string[];
  /** Datasets that hold it. */
  stored: string[];
  /** Third parties that get it. */
  thirdParties: string[];
  /** How many flows carry it. */
  flows: number;
}

export type PartnerKind = "service" | "data store" | "channel" | "third party";

/** One movement of personal data. Purpose, legal basis and retention are for a person to fill in. */
export interface ProcessingEntry {
  id: string;
  from: string;
  to: string;
  toKind: PartnerKind;
  kind: FlowKind;
  what: string;
  categories: string[];
  /** `path [key]`. */
  fields: string[];
  article9?: boolean;
  documentation: Documentation;
  /** Owner of the service that sends, else of the one that gets it. */
  owner?: string;
  confidence: Confidence;
  places: Place[];
}

export interface ReportSummary {
  /** A few whole sentences. */
  sentences: string[];
  /** Services whose code was not read: another language, or none here. */
  unread: string[];
  services: number;
  datastores: number;
  datasets: number;
  channels: number;
  externals: number;
  operations: Record<Documentation, number> & { total: number };
  flows: Record<Documentation, number> & { total: number };
  findings: { error: number; warning: number; info: number };
  /** `share`: resolved uses of all uses, 0 to 1; absent when there are none. */
  uses: { resolved: number; unresolved: number; total: number; share?: number };
  owned: { services: number; unowned: number };
}

export interface ServiceEntry {
  id: string;
  name: string;
  role: string;
  path: string;
  languages: string[];
  frameworks: string[];
  owners: { name: string; source: string; places: Place[] }[];
  operations: { total: number; undocumented: number; stale: number };
  specs: string[];
  /** Numbers of partners: who it sends to or calls, who calls it or sends to it. */
  uses: string[];
  usedBy: string[];
  places: Place[];
}

export type DataSourceKind = "store" | "dataset" | "channel" | "external" | "file";

export interface DataSourceEntry {
  id: string;
  kind: DataSourceKind;
  system: string;
  name: string;
  /** The store a dataset lives in. */
  store?: string;
  readers: string[];
  writers: string[];
  owners: string[];
  /** `path: type`; absent when nothing is known. */
  fields?: string[];
  places: Place[];
}

export interface FlowEntry {
  id: string;
  from: string;
  to: string;
  /** Who starts it. */
  initiator: "from" | "to";
  kind: FlowKind;
  /** Operation, dataset or channel. */
  what: string;
  protocol: string;
  /** Absent: not known. Empty: carries no data. */
  fields?: string[];
  documentation: Documentation;
  confidence: Confidence;
  places: Place[];
}

export interface FindingGroup {
  rule: string;
  severity: Finding["severity"];
  findings: FindingEntry[];
}

export interface FindingEntry extends Omit<Finding, "evidence"> {
  places: Place[];
  /** Names behind the subjects that are operations. */
  operations: string[];
}

export interface UnresolvedEntry {
  service: string;
  kind: string;
  template: string;
  why: string;
  places: Place[];
}
