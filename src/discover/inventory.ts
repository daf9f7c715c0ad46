/** Everything the readers found, before anything is decided. */
import type { Parser } from "web-tree-sitter";
import type { InfrastructureProgram } from "../model/layout.js";
import { readCatalog, type CatalogComponent } from "./catalog.js";
import { readCompose, type ComposeGroup } from "./compose.js";
import { readDockerfiles, type Dockerfile } from "./dockerfile.js";
import { gatewayFiles, type GatewayFile } from "./gateways/gateway-files.js";
import { readCharts, type ChartEnvironment } from "./helm-charts.js";
import { markHandScripts } from "./hand-scripts.js";
import { infrastructurePrograms } from "./infrastructure-programs.js";
import { inspectSources, type Signals } from "./inspect-sources.js";
import { readKubernetes, type KubernetesFindings } from "./kubernetes.js";
import { readPackageManifests, type PackageManifest } from "./package-manifests.js";
import type { PlatformFindings } from "./platforms/platform-service.js";
import { readPlatforms } from "./platforms/platform-services.js";
import { readProcesses, type ProcessEntry } from "./procfile.js";
import { readFunctionApps, type FunctionApp } from "./serverless.js";
import { readTerraform, type TerraformFindings } from "./terraform/read-terraform.js";
import { findRoutedApplications, type RoutedApplication } from "./routed-applications.js";
import { markTestSupport } from "./test-support.js";
import type { Tree } from "./tree.js";
import { readWorkspaceProjects, type WorkspaceProject } from "./workspace-projects.js";

export interface Inventory {
  tree: Tree;
  system: string;
  signals: Signals;
  packages: PackageManifest[];
  dockerfiles: ReadonlyMap<string, Dockerfile>;
  compose: ComposeGroup[];
  kubernetes: KubernetesFindings;
  functions: FunctionApp[];
  processes: ProcessEntry[];
  catalog: CatalogComponent[];
  projects: WorkspaceProject[];
  charts: ChartEnvironment[];
  terraform: TerraformFindings;
  gateways: GatewayFile[];
  platforms: PlatformFindings;
  /** By folder. */
  applications: ReadonlyMap<string, RoutedApplication>;
  programs: InfrastructureProgram[];
}

/** Runs every reader once. */
export function takeInventory(tree: Tree, system: string, hcl?: Parser): Inventory {
  const packages = readPackageManifests(tree);
  const signals = markTestSupport(tree, markHandScripts(tree, packages, inspectSources(tree)));
  return {
    tree,
    system,
    signals,
    packages,
    dockerfiles: readDockerfiles(tree),
    compose: readCompose(tree),
    kubernetes: readKubernetes(tree),
    functions: readFunctionApps(tree),
    processes: readProcesses(tree),
    catalog: readCatalog(tree),
    projects: readWorkspaceProjects(tree),
    charts: readCharts(tree),
    terraform: readTerraform(tree, hcl),
    gateways: gatewayFiles(tree),
    platforms: readPlatforms(tree),
    applications: findRoutedApplications(tree),
    programs: infrastructurePrograms({ tree, signals, packages }),
  };
}
