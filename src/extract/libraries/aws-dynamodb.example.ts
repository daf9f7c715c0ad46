import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import AWS from "aws-sdk";
import { config } from "./config.js";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const write = async (database: DynamoDBDocumentClient, table: string, item: object) => {
  await database.send(new PutCommand({ TableName: table, Item: item }));
};

export const place = (id: string) => write(client, config.ordersTable, { id }); // => writes aws.dynamodb table {ORDERS_TABLE}
export const all = () => client.send(new ScanCommand({ TableName: "orders" })); // => reads aws.dynamodb table orders
export const load = (rows: object[]) => client.send(new BatchWriteCommand({ RequestItems: { lines: rows.map((Item) => ({ PutRequest: { Item } })) } })); // => writes aws.dynamodb table lines
export const move = (id: string) => client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName: "archive", Item: { id } } }, { Delete: { TableName: "orders", Key: { id } } }] })); // => writes aws.dynamodb table archive; writes aws.dynamodb table orders

const documents = new AWS.DynamoDB.DocumentClient();
export const user = (id: string) => documents.get({ TableName: "users", Key: { id } }).promise(); // => reads aws.dynamodb table users

const shelf = { get: (place: { TableName: string }) => place };
shelf.get({ TableName: "books" });

// @file config.ts
export const config = { ordersTable: process.env.ORDERS_TABLE };
