/**
 * Frameworks whose routes are files: by what a folder is known to be an application of theirs, and which files below it answer requests.
 * In: nothing. Out: a table, and pure questions to it. Sources: the documentation that each row names.
 */
export type FileRouterId = "astro" | "azure-functions" | "fresh" | "nextjs" | "nitro" | "nuxt" | "qwik-city" | "remix" | "sails" | "solid-start" | "sveltekit";

export interface FileRouter {
  title: string;
  /** Packages that its applications list in their manifest. */
  packages: readonly string[];
  /** Settings files in the application's folder, without their extension. */
  settings: readonly string[];
  /** What the import map of a Deno application has, or the settings of the bundler (`vite.config`, `app.config`). */
  imports?: RegExp;
  /** Files that only its applications have in their folder, by name, and what stands in them. */
  marks?: Readonly<Record<string, RegExp>>;
  /** Nothing of this framework if the folder is an application of one of these, which are built on it. */
  unless?: readonly FileRouterId[];
  /** Files that answer programs; relative to the application's folder. */
  api: RegExp;
  /** Files that show pages. */
  pages: RegExp;
  source: string;
}

export const fileRouters: Readonly<Record<FileRouterId, FileRouter>> = {
  astro: {
    title: "Astro", packages: ["astro"], settings: ["astro.config"],
    api: /^src\/pages\/(?:.+\/)?[^_/][^/]*\.[jt]s$/, pages: /^src\/pages\/.+\.(?:astro|mdx?|html)$/, source: "docs.astro.build/en/guides/routing",
  },
  "azure-functions": {
    title: "Azure Functions", packages: [], settings: [], marks: { "host.json": /"version"\s*:\s*"[\d.]+"/ },
    api: /^[^/]+\/(?:index|function)\.[cm]?[jt]s$|^(?:src\/)?functions\/.+\.[cm]?[jt]s$/, pages: /^$/, source: "learn.microsoft.com/azure/azure-functions/functions-reference-node",
  },
  fresh: {
    title: "Fresh", packages: ["fresh", "@fresh/core"], settings: ["fresh.config"], imports: /"(?:\$fresh\/|fresh|@fresh\/core)"|\/(?:x\/|@)?fresh(?:\/core)?@/,
    api: /^routes\/(?:.+\/)?[^_/][^/]*\.[jt]s$/, pages: /^routes\/(?:.+\/)?[^_/][^/]*\.[jt]sx$/, source: "fresh.deno.dev/docs/concepts/file-routing",
  },
  nextjs: {
    title: "Next.js", packages: ["next"], settings: ["next.config"],
    api: /^(?:src\/)?(?:pages\/api\/.+|app\/(?:.+\/)?route)\.[cm]?[jt]sx?$/, pages: /^(?:src\/)?(?:app\/(?:.+\/)?page|pages\/(?!api\/).+)\.(?:[jt]sx?|mdx?)$/, source: "nextjs.org/docs/app/api-reference/file-conventions",
  },
  nitro: {
    title: "Nitro", packages: ["nitropack", "nitro"], settings: ["nitro.config"], imports: /["']nitro\/vite["']/, unless: ["nuxt", "solid-start"],
    api: /^(?:(?:src|server)\/)?(?:api|routes)\/.+\.[cm]?[jt]sx?$/, pages: /^$/, source: "nitro.build/docs/routing",
  },
  nuxt: {
    title: "Nuxt", packages: ["nuxt", "nuxt3", "nuxt-edge", "nuxt-nightly"], settings: ["nuxt.config"],
    api: /^(?:src\/)?server\/(?:api|routes)\/.+\.[cm]?[jt]sx?$/, pages: /^(?:(?:src|app)\/)?(?:pages\/.+|app)\.vue$/, source: "nuxt.com/docs/guide/directory-structure/server",
  },
  "qwik-city": {
    title: "Qwik City", packages: ["@builder.io/qwik-city", "@qwik.dev/router"], settings: [], imports: /["']@(?:builder\.io\/qwik-city|qwik\.dev\/router)\/vite["']/,
    api: /^src\/routes\/(?:.+\/)?index\.[jt]s$/, pages: /^src\/routes\/(?:.+\/)?index\.(?:[jt]sx|mdx?)$/, source: "qwik.dev/docs/routing",
  },
  remix: {
    title: "Remix and React Router", packages: ["@remix-run/node", "@remix-run/react", "@remix-run/dev", "@remix-run/cloudflare", "@remix-run/deno", "@remix-run/server-runtime", "@react-router/dev", "@react-router/node"], settings: ["remix.config", "react-router.config"], imports: /["']@(?:react-router\/dev\/vite|remix-run\/dev)["']/,
    api: /^$/, pages: /^app\/routes\/.+\.[cm]?[jt]sx?$|^app\/routes\.[jt]s$/, source: "reactrouter.com/how-to/file-route-conventions",
  },
  sails: {
    title: "Sails", packages: ["sails"], settings: [], marks: { "app.js": /["']sails["']\s*\)|\bsails\.lift\(/ },
    api: /^(?:config\/routes|api\/(?:controllers|models)\/.+)\.[jt]s$/, pages: /^$/, source: "sailsjs.com/documentation/concepts/routes",
  },
  "solid-start": {
    title: "SolidStart", packages: ["@solidjs/start", "solid-start"], settings: [], imports: /["'](?:@solidjs\/start\/config|solid-start\/vite)["']/,
    api: /^src\/routes\/.+\.[jt]s$/, pages: /^src\/routes\/.+\.[jt]sx$/, source: "docs.solidjs.com/solid-start/building-your-application/routing",
  },
  sveltekit: {
    title: "SvelteKit", packages: ["@sveltejs/kit"], settings: ["svelte.config"], imports: /["']@sveltejs\/kit\/vite["']/,
    api: /^src\/routes\/(?:.+\/)?\+server\.[jt]s$/, pages: /^src\/routes\/(?:.+\/)?\+page(?:@[^/]*)?\.svelte$/, source: "svelte.dev/docs/kit/routing",
  },
};

/** All names, in a fixed order. */
export const fileRouterIds: readonly FileRouterId[] = ["astro", "azure-functions", "fresh", "nextjs", "nitro", "nuxt", "qwik-city", "remix", "sails", "solid-start", "sveltekit"];

/** Folders that hold a manifest or settings file of a framework → the frameworks. */
export function applicationFolders(files: Iterable<string>, read: (file: string) => string | undefined): Map<string, FileRouterId[]> {
  const found = new Map<string, Set<FileRouterId>>();
  for (const file of files) {
    const cut = file.lastIndexOf("/");
    const shown = shownBy(file.slice(cut + 1), () => read(file) ?? "");
    if (!shown.length) continue;
    const folder = cut < 0 ? "" : file.slice(0, cut);
    found.set(folder, new Set([...(found.get(folder) ?? []), ...shown]));
  }
  return new Map([...found].map(([folder, ids]) => [folder, fileRouterIds.filter((id) => ids.has(id) && !fileRouters[id].unless?.some((other) => ids.has(other)))]));
}

/** The framework whose settings file bears this name. */
export function settingsOf(name: string): FileRouterId | undefined {
  const stem = /^([\w-]+\.config)\.[cm]?[jt]s$/.exec(name)?.[1];
  return stem === undefined ? undefined : fileRouterIds.find((id) => fileRouters[id].settings.includes(stem));
}

function shownBy(name: string, text: () => string): FileRouterId[] {
  const marked = fileRouterIds.filter((id) => fileRouters[id].marks?.[name]?.test(text()));
  if (marked.length) return marked;
  if (name === "package.json") return byDependencies(text());
  if (/^(?:deno\.jsonc?|(?:vite|app)\.config\.[cm]?[jt]s)$/.test(name)) return fileRouterIds.filter((id) => fileRouters[id].imports?.test(text()));
  const id = settingsOf(name);
  return id ? [id] : [];
}

/** A manifest that cannot be read shows nothing; discover reports it. */
function byDependencies(manifest: string): FileRouterId[] {
  const candidates = fileRouterIds.filter((id) => fileRouters[id].packages.some((name) => manifest.includes(`"${name}"`)));
  if (!candidates.length) return [];
  try {
    // any JSON value; only members of objects are asked for
    const fields = JSON.parse(manifest) as Record<string, unknown> | null;
    const listed = new Set([fields?.["dependencies"], fields?.["devDependencies"]].flatMap((table) => (typeof table === "object" && table !== null ? Object.keys(table) : [])));
    return candidates.filter((id) => fileRouters[id].packages.some((name) => listed.has(name)));
  } catch {
    return [];
  }
}
