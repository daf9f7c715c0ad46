import type { LibraryModel } from "./library-model.js";
import { nitroRoutes } from "./nitro-routes.js";
import { proxyRules } from "./nitro-settings.js";

/** https://nuxt.com/docs/guide/directory-structure/server, /docs/getting-started/server. */
export const nuxt: LibraryModel = {
  id: "nuxt",
  title: "Nuxt",
  packages: ["nuxt", "nuxt3", "nuxt-edge", "nuxt-nightly"],
  category: "http-server",
  system: "http",
  finds: "files below `server/api` and `server/routes` with their method suffix, also of layers; base URL, proxies of `routeRules`",
  cannotSee: "pages (they answer browsers, not programs), and routes that modules add",
  fileRoutes: {
    router: "nuxt",
    file: /(?:^|\/)server\/(?:api|routes)\/.+\.[cm]?[jt]sx?$/,
    routes: (file) => nitroRoutes(file, { start: /(?:src\/)?server\//, base: file.application.settings.prop("app").prop("baseURL").constant() ?? "" }),
    settings: (settings) => [...proxyRules(settings), ...proxyRules(settings.prop("nitro"))],
  },
};
