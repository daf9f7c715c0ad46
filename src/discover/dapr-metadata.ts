/** Where the server behind a component of Dapr is. Source: https://docs.dapr.io/reference/components-reference/ */

const names = ["redisHost", "brokers", "host", "connectionString", "url", "natsURL", "hosts", "server", "endpoint", "connectionURL"];

/** The first server, without what has to stay secret; undefined if it is kept elsewhere. */
export function urlText(settings: ReadonlyMap<string, string>): string | undefined {
  const written = names.map((name) => settings.get(name)).find((value) => value !== undefined && value !== "");
  const [first = ""] = (written ?? "").split(",");
  const server = /(?:^|@|\/\/|\bhost=)([\w.-]+(?::\d+)?)(?:$|[/?;\s])/.exec(first.trim())?.[1];
  return server === undefined || /^\d+$/.test(server) ? undefined : server;
}
