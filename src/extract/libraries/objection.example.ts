import { Model } from "objection";

class Line extends Model {
  static tableName = "order_lines";
}

class Tag extends Model {
  static tableName = "tags";
}

export class Order extends Model {
  static get tableName() {
    return "orders";
  }

  static relationMappings = () => ({ tags: { relation: Model.ManyToManyRelation, modelClass: Tag, join: { from: "orders.id", through: { from: "orders_tags.order_id", to: "orders_tags.tag_id" }, to: "tags.id" } }, lines: { relation: Model.HasManyRelation, modelClass: Line, join: { from: "orders.id", to: "order_lines.order_id" } } });
}

export const open = () => Order.query().where("open", true).withGraphFetched("[lines]"); // => reads other_sql table order_lines; reads other_sql table orders
export const whole = () => Order.query().withGraphFetched("lines").withGraphFetched("tags"); // => reads other_sql table order_lines; reads other_sql table orders; reads other_sql table orders_tags; reads other_sql table tags
export const place = (total: number) => Order.query().insert({ total }); // => writes other_sql table orders
export const pay = (id: number) => Order.query().patchAndFetchById(id, { paid: true }); // => reads other_sql table orders; writes other_sql table orders
export const lines = (order: number) => Order.relatedQuery("lines").for(order); // => reads other_sql table order_lines

const Timestamps = (Base) =>
  class extends Base {
    $beforeInsert() {
      this.createdAt = Date.now();
    }
  };
class Parcel extends Timestamps(Model) {
  static get tableName() {
    return "parcels";
  }
}
export const send = (id: number) => Parcel.query().insert({ id }); // => writes other_sql table parcels

class Desk {
  static query() {
    return { where: (place: string) => place };
  }
}
Desk.query().where("left");
