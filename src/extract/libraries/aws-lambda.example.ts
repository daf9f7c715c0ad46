import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import AWS from "aws-sdk";

const client = new LambdaClient({});

export async function invoke(name: string, payload: object) {
  const command = new InvokeCommand({ FunctionName: name, Payload: Buffer.from(JSON.stringify(payload)) });
  return client.send(command);
}
invoke(process.env.INVOICE_FUNCTION ?? "invoices", { order: "1" }); // => calls aws_lambda {INVOICE_FUNCTION}
new AWS.Lambda().invoke({ FunctionName: "receipts" }).promise(); // => calls aws_lambda receipts

const plugin = { invoke: (input: object) => input };
plugin.invoke({ FunctionName: "receipts" });
