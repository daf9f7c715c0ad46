import type { LibraryModel } from "./library-model.js";
import { nitroRoutes } from "./nitro-routes.js";
import { proxyRules } from "./nitro-settings.js";

/** https://nitro.build/docs/routing. */
export const nitro: LibraryModel = {
  id: "nitro",
  title: "Nitro",
  packages: ["nitropack", "nitro"],
  category: "http-server",
  system: "http",
  finds: "files below `api/` and `routes/` with their method suffix, base URL, proxies of `routeRules`",
  cannotSee: "routes of virtual handlers, and those that only plugins add",
  fileRoutes: {
    router: "nitro",
    file: /^(?:.+\/)?(?:api|routes)\/.+\.[cm]?[jt]sx?$/,
    routes: (file) => {
      const { settings } = file.application;
      const folder = (settings.prop("serverDir", "srcDir").constant() ?? "").replace(/^\.?\/?|\/$/g, "");
      return nitroRoutes(file, { start: folder ? new RegExp(`(?:${folder.replace(/[^\w/-]/g, "\\$&")}|server)/`) : /(?:(?:src|server)\/)?/, base: settings.prop("baseURL").constant() ?? "" });
    },
    settings: proxyRules,
  },
};
