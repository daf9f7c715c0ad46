import { createClient, type ClickHouseClient } from "@clickhouse/client";

const client = createClient({ url: process.env.CLICKHOUSE_URL, database: "analytics" }); // => opens clickhouse {CLICKHOUSE_URL}

export class Events {
  constructor(private readonly clickhouse: ClickHouseClient) {}

  add(events: { name: string; at: number }[]) {
    return this.clickhouse.insert({ table: "events", values: events, format: "JSONEachRow" }); // => writes clickhouse table events
  }

  async perDay(project: string) {
    const result = await this.clickhouse.query({ // => reads clickhouse table events; reads clickhouse table projects
      query: `SELECT toDate(e.at) AS day, count() FROM events e FINAL JOIN projects p ON p.id = e.project WHERE p.id = {project: String} GROUP BY day`,
      query_params: { project },
    });
    return result.json();
  }
}

export const clear = () => client.command({ query: "ALTER TABLE events DELETE WHERE old = 1" });
export const copy = () => client.exec({ query: "INSERT INTO events_old SELECT * FROM events WHERE old = 1" }); // => reads clickhouse table events; writes clickhouse table events_old
export const events = new Events(client);

const box = { insert: (what: { table: string }) => what };
box.insert({ table: "chairs" });
