/** What platforms run as deployments of code folders. */
import type { Deployments } from "../compose-deployments.js";
import { packageOfCommand } from "../command-package.js";
import { emptyDeployment, type Deployment } from "../deployment.js";
import { isWorkspaceRoot, locateByName, type Units } from "../image-folder.js";
import type { PlatformService } from "./platform-service.js";

/** Everything whose code is here; what a platform builds of the whole repository is found by its name or not at all. */
export function platformDeployments(units: Units): Deployments {
  const { services, stores } = units.inventory.platforms;
  return { deployments: services.flatMap((service) => deployment(service, units)), infrastructure: [...stores] };
}

function deployment(service: PlatformService, units: Units): Deployment[] {
  const own = units.byFolder.has(service.folder) && !isWorkspaceRoot(service.folder, units) ? service.folder : undefined;
  const { name, hosts, environment, command, role, evidence } = service;
  const folder = own ?? (command === undefined ? undefined : packageOfCommand(command, units)) ?? locateByName([name], units).folder;
  if (folder === undefined) return [];
  return [{ ...emptyDeployment(name, "platform", evidence), folder, hosts, environment, aliases: [name], ...(command === undefined ? {} : { command }), ...(role ? { role } : {}) }];
}
