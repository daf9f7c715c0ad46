import { Injectable, Module } from "@nestjs/common";
import { InjectModel, MongooseModule, Prop, Schema, SchemaFactory } from "@nestjs/mongoose";
import mongoose, { type HydratedDocument, Model } from "mongoose";
import { BaseRepository } from "./base-repository.js";

mongoose.connect(process.env.MONGO_URL ?? "mongodb://mongo/shop"); // => opens mongodb {MONGO_URL}

const Category = mongoose.model("Category", new mongoose.Schema({ title: String }));
const Archive = mongoose.model("Archive", new mongoose.Schema({ order: String }, { collection: "old_orders" }));

export const categories = () => Category.find().sort("title").lean(); // => reads mongodb collection categories
export const archive = (order: string) => new Archive({ order }).save(); // => writes mongodb collection old_orders
export const rename = async (id: string, title: string) => {
  const category = await Category.findById(id); // => reads mongodb collection categories
  if (category) category.title = title;
  await category?.save(); // => writes mongodb collection categories
};

@Schema({ collection: "customers" })
export class Customer {
  @Prop() name!: string;
}
@Schema()
export class Order {
  @Prop() total!: number;
}
type OrderDocument = HydratedDocument<Order>;

@Module({ imports: [MongooseModule.forFeature([{ name: Customer.name, schema: SchemaFactory.createForClass(Customer) }, { name: Order.name, schema: SchemaFactory.createForClass(Order) }])] })
export class OrdersModule {}

@Injectable()
export class Orders extends BaseRepository<OrderDocument> {
  constructor(
    @InjectModel(Order.name) orders: Model<OrderDocument>,
    @InjectModel(Customer.name) private readonly customers: Model<Customer>,
  ) {
    super(orders);
  }

  pay(id: string) {
    return this.customers.findOneAndUpdate({ id }, { paid: true }); // => reads mongodb collection customers; writes mongodb collection customers
  }

  totals() {
    return this.model.aggregate([{ $lookup: { from: "refunds", localField: "id", foreignField: "order", as: "refunds" } }]); // => reads mongodb collection orders; reads mongodb collection refunds
  }
}

const Ride = mongoose.models["Ride"] ?? mongoose.model("Ride", new mongoose.Schema({ driver: { type: mongoose.Schema.Types.ObjectId, ref: "Driver" }, stops: [{ type: String, ref: "Stop" }] }));
export const rides = () => Ride.find().populate("driver").populate({ path: "stops" }); // => reads mongodb collection drivers; reads mongodb collection rides; reads mongodb collection stops
export const summary = () => Ride.aggregate([{ $facet: { late: [{ $lookup: { from: "delays", as: "d" } }] } }, { $unionWith: "trips" }, { $merge: "summaries" }]); // => reads mongodb collection delays; reads mongodb collection rides; reads mongodb collection trips; writes mongodb collection summaries
export const log = (text: string) => mongoose.connection.collection("log_lines").insertOne({ text }); // => writes mongodb collection log_lines

class Shelf<T> {
  constructor(private readonly model: Model<T>) {}
  all() {
    return this.model.find(); // => reads mongodb collection old_orders
  }
}
export const archived = new Shelf(Archive).all();

const shelf = { find: (name: string) => name, create: (name: string) => name };
shelf.find("books");
shelf.create("books");

// @file base-repository.ts
import type { Model } from "mongoose";

export abstract class BaseRepository<T> {
  constructor(protected readonly model: Model<T>) {}

  all() {
    return this.model.find({}); // => reads mongodb collection orders
  }
}
