import * as dynamoose from "dynamoose";
import { Entity as Record_, PutItemCommand, Table } from "dynamodb-toolbox";
import { Entity } from "electrodb";

const Order = dynamoose.model("orders", new dynamoose.Schema({ id: String, total: Number }));
export const order = (id: string) => Order.get(id); // => reads aws.dynamodb table orders
export const place = (id: string, total: number) => Order.create({ id, total }); // => writes aws.dynamodb table orders
export const draft = (id: string) => new Order({ id }).save(); // => writes aws.dynamodb table orders

const Ride = new Entity({ model: { entity: "ride", version: "1", service: "rides" }, attributes: {}, indexes: {} }, { table: process.env.RIDES_TABLE });
export const ride = (id: string) => Ride.get({ id }).go(); // => reads aws.dynamodb table {RIDES_TABLE}
export const start = (id: string) => Ride.put({ id }).go(); // => writes aws.dynamodb table {RIDES_TABLE}
export const byDriver = (driver: string) => Ride.query.byDriver({ driver }).go(); // => reads aws.dynamodb table {RIDES_TABLE}

const table = new Table({ name: "payments", partitionKey: { name: "id", type: "string" } });
const Payment = new Record_({ name: "Payment", table });
export const pay = (id: string) => Payment.build(PutItemCommand).item({ id }).send(); // => writes aws.dynamodb table payments

const drawer = new Map([["orders", 1]]);
drawer.get("orders");
