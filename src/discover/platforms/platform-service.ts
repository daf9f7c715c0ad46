/** A service as the file of a hosting platform shows it. */
import type { Evidence, ServiceRole } from "../../model/graph.js";
import type { EnvironmentValue, HostName, InfrastructureNode } from "../../model/layout.js";
import type { Tree } from "../tree.js";

export interface PlatformService {
  name: string;
  /** Where its code or its Dockerfile lies. */
  folder: string;
  command?: string;
  image?: string;
  hosts: HostName[];
  environment: EnvironmentValue[];
  role?: ServiceRole;
  evidence: Evidence;
}

export interface PlatformFindings {
  services: PlatformService[];
  stores: InfrastructureNode[];
}

export type PlatformReader = (tree: Tree, file: string) => PlatformFindings;
