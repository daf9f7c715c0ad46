/** Where the server behind a component of Dapr is. Source: https://docs.dapr.io/reference/components-reference/ */

const addresses = ["redisHost", "brokers", "host", "url", "natsURL", "hosts", "server", "endpoint"];
/** They hold keys as well: only what is marked as a server is taken. */
const connections = ["connectionString", "connectionURL"];

const server = "([\\w.-]+(?::\\d+)?)(?:$|[/?;\\s])";
const marked = new RegExp(`(?:@|//|\\bhost=)${server}`);
const plain = new RegExp(`^${server}`);

/** The first server, without what has to stay secret; undefined if it is kept elsewhere. */
export function serverOf(settings: ReadonlyMap<string, string>): string | undefined {
  const first = (names: readonly string[]): string => names.map((name) => settings.get(name) ?? "").find((value) => value !== "")?.split(",")[0]?.trim() ?? "";
  const written = first(addresses);
  const found = (marked.exec(written) ?? plain.exec(written) ?? marked.exec(first(connections)))?.[1];
  return found === undefined || /^\d+$/.test(found) ? undefined : found;
}
