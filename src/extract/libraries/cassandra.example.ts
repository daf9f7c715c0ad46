import { Client, mapping } from "cassandra-driver";

const client = new Client({ contactPoints: [process.env.CASSANDRA_HOST ?? "cassandra"], localDataCenter: "dc1", keyspace: "video" }); // => opens cassandra {CASSANDRA_HOST}

export const byUser = (user: string) => client.execute("SELECT id, title FROM videos_by_user WHERE user = ?", [user], { prepare: true }); // => reads cassandra table videos_by_user
export const add = (id: string, user: string) =>
  client.batch([ // => writes cassandra table counters; writes cassandra table videos
    { query: "INSERT INTO videos (id, user) VALUES (?, ?) USING TTL 86400", params: [id, user] },
    { query: "UPDATE counters SET videos = videos + 1 WHERE user = ?", params: [user] },
  ]);

const mapper = new mapping.Mapper(client, { models: { Comment: { tables: ["comments_by_video"] } } });
const comments = mapper.forModel("Comment");
export const comment = (text: string) => comments.insert({ text }); // => writes cassandra table comments_by_video
export const all = (video: string) => comments.find({ video }); // => reads cassandra table comments_by_video

const crowd = { execute: (plan: string) => plan };
crowd.execute("SELECT leader FROM people");
