/** Something that a document, a manifest or code shows to run. Several of them may show one service. */
import type { Evidence, ServiceRole } from "../model/graph.js";
import type { EnvironmentValue, HostName } from "../model/layout.js";

export interface Deployment {
  name: string;
  origin: "compose" | "kubernetes" | "terraform" | "platform" | "dockerfile" | "function" | "process" | "project" | "package" | "plain";
  /** Its code; undefined: only the image is known. */
  folder?: string;
  image?: string;
  /** What it starts, as a command. */
  command?: string;
  /** Source files that are known to be its entries. */
  entries: string[];
  hosts: HostName[];
  aliases: string[];
  environment: EnvironmentValue[];
  dependsOn: { name: string; evidence: Evidence }[];
  labels: Record<string, string>;
  /** Configuration files mounted into it. */
  mounts: string[];
  role?: ServiceRole;
  /** Language of its base image, for images without code here. */
  language?: string;
  evidence: Evidence[];
}

/** A deployment with nothing known yet but its name. */
export function emptyDeployment(name: string, origin: Deployment["origin"], evidence: Evidence): Deployment {
  return { name, origin, entries: [], hosts: [], aliases: [], environment: [], dependsOn: [], labels: {}, mounts: [], evidence: [evidence] };
}
