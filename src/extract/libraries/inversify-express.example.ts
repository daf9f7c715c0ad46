import { Container, inject } from "inversify";
import { InversifyExpressServer, controller, httpDelete, httpGet, httpPost, requestBody } from "inversify-express-utils";
import { TYPES } from "./types";

class NewTable {
  seats!: number;
}

@controller("/tables")
export class TableController {
  constructor(@inject(TYPES.Tables) private readonly tables: Map<string, unknown>) {}

  @httpGet("/") // => serves GET /api/tables
  list() {
    return [...this.tables.values()];
  }

  @httpPost("/", requireUser) // => serves POST /api/tables
  create(@requestBody() table: NewTable) {
    return table;
  }

  @httpDelete("/:id") // => serves DELETE /api/tables/{id}
  remove() {
    this.tables.delete("1");
  }
}

const container = new Container();
container.bind(TYPES.Tables).toConstantValue(new Map());
const server = new InversifyExpressServer(container, null, { rootPath: "/api" });
server.build().listen(3000);
