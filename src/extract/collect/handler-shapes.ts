/**
 * What a request handler takes and gives, as far as the web's own objects and the frameworks' helpers say: `await request.json()`, `readBody(event)`,
 * `Response.json(order)`, `res.status(200).json(order)`, `json(order)`, a returned object. In: a handler. Out: shapes of request and response.
 */
import type { DataShape } from "../../model/graph.js";
import type { ValueView } from "../libraries/value-view.js";
import type { Engine } from "../values/engine.js";

export interface HandlerShapes {
  request?: DataShape;
  response?: DataShape;
}

export function handlerShapes(_engine: Engine, _handler: ValueView): HandlerShapes {
  return {};
}
