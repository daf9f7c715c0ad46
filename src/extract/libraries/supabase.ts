import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["select"], writes: ["insert", "upsert", "update", "delete"] };
const files = { reads: ["download", "list", "createSignedUrl", "createSignedUrls"], writes: ["upload", "update", "remove", "createSignedUploadUrl", "uploadToSignedUrl"], both: ["move", "copy"] };
const client = ".SupabaseClient()";

/** https://supabase.com/docs/reference/javascript. */
export const supabase: LibraryModel = {
  id: "supabase",
  title: "Supabase",
  packages: ["@supabase/supabase-js", "@supabase/ssr", "@supabase/auth-helpers-nextjs", "@supabase/postgrest-js", "@nestjs-supabase/core"],
  category: "database",
  system: "postgresql",
  finds: "tables that are read and written, with the tables that `select` joins; buckets of its storage; the project's URL",
  cannotSee: "what database functions touch, and accounts of its authentication",
  aliases: { [`.{createClient,createServerClient,createBrowserClient,createServerComponentClient,createClientComponentClient,createRouteHandlerClient,createPagesBrowserClient,PostgrestClient}()`]: client, [`${client}.schema()`]: client },
  uses: [
    { on: `${client}.from().${verbNames(verbs)}`, facts: accessed },
    { on: `${client}.storage.from().${verbNames(files)}`, facts: (use) => accesses(accessOf(files, use.member), { system: "supabase.storage", kind: "bucket", dataset: named(use.made("from")?.arg(0) ?? use.arg(-1)) }) },
    { on: "{.createClient,.createServerClient,.createBrowserClient}", facts: (use) => opens("postgresql", { connection: named(use.arg(0)) }) },
  ],
};

/** What follows on a write names what comes back. */
function accessed(use: CallUse): Draft[] {
  const table = use.made("from")?.arg(0);
  if (!table?.exists || (use.member === "select" && use.preceding.some((name) => verbs.writes.includes(name)))) return [];
  const payload = use.member === "select" ? undefined : use.arg(0).elements()[0]?.shape();
  const own = accesses(accessOf(verbs, use.member), { system: "postgresql", kind: "table", dataset: named(table), payload });
  return use.member === "select" ? [...own, ...joined(use)] : own;
}

/** `select("id, lines(sku, price), customer:customers!inner(name)")` reads `lines` and `customers`. */
function joined(use: CallUse): Draft[] {
  const columns = use.arg(0).constant() ?? "";
  const tables = [...columns.matchAll(/(?:\w+\s*:\s*)?(\w+)(?:!\w+)*\s*\(/g)].flatMap((match) => (/^(?:count|sum|avg|min|max)$/.test(match[1] ?? "") ? [] : [match[1] ?? ""]));
  return [...new Set(tables)].flatMap((name) => accesses(["read"], { system: "postgresql", kind: "table", dataset: [[name]] }));
}
