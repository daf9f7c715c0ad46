import neo4j, { type Driver } from "neo4j-driver";

const driver = neo4j.driver(process.env.NEO4J_URL ?? "bolt://neo4j:7687", neo4j.auth.basic("neo4j", "secret")); // => opens neo4j {NEO4J_URL}

export class Follows {
  constructor(private readonly graph: Driver) {}

  async add(from: string, to: string) {
    const session = this.graph.session({ database: "social" });
    await session.run("MATCH (a:User {id: $from}), (b:User {id: $to}) MERGE (a)-[r:FOLLOWS]->(b) SET r.at = timestamp()", { from, to }); // => reads neo4j collection User; writes neo4j collection FOLLOWS
    await session.close();
  }

  suggestions(id: string) {
    return this.graph.session().executeRead((tx) => tx.run(`MATCH (u:User {id: "${id}"})-[:FOLLOWS]->(:User)-[:LIKES]->(t:Topic) RETURN t.name`)); // => reads neo4j collection FOLLOWS; reads neo4j collection LIKES; reads neo4j collection Topic; reads neo4j collection User
  }
}

export const post = (text: string) => driver.executeQuery("CREATE (p:Post {text: $text}) RETURN p.id", { text }); // => writes neo4j collection Post
export const remove = (id: string) => driver.executeQuery("MATCH (p:Post {id: $id})<-[:WROTE]-(u:User) SET u.posts = u.posts - 1 DETACH DELETE p", { id }); // => reads neo4j collection Post; reads neo4j collection User; reads neo4j collection WROTE; writes neo4j collection Post; writes neo4j collection User
export const follows = new Follows(driver);

const horse = { run: (course: string) => course };
horse.run("MATCH (f:Fence) RETURN f");
