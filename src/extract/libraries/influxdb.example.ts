import { InfluxDB, Point } from "@influxdata/influxdb-client";
import * as Influx from "influx";

const client = new InfluxDB({ url: process.env.INFLUX_URL ?? "http://influxdb:8086", token: process.env.INFLUX_TOKEN ?? "" }); // => opens influxdb {INFLUX_URL}
const writes = client.getWriteApi("city", "rides");

export const record = (seconds: number) => writes.writePoint(new Point("duration").floatField("seconds", seconds)); // => writes influxdb bucket rides
export const week = () => client.getQueryApi("city").collectRows(`from(bucket: "rides") |> range(start: -7d)`); // => reads influxdb bucket rides

const older = new Influx.InfluxDB({ host: "influx", database: "sensors" }); // => opens influxdb influx
export const sense = (value: number) => older.writePoints([{ measurement: "temperature", fields: { value } }]); // => writes influxdb table temperature
export const hot = () => older.query("SELECT value FROM temperature WHERE value > 30"); // => reads influxdb table temperature

const pen = { writePoint: (point: string) => point };
pen.writePoint("dot");
