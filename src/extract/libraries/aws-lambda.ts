import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import type { LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html. */
export const awsLambda: LibraryModel = {
  id: "aws-lambda",
  title: "AWS Lambda (invoking)",
  packages: ["@aws-sdk/client-lambda", "aws-sdk", "aws-sdk/clients/lambda"],
  category: "rpc",
  finds: "functions that are invoked by name, with the payload's fields",
  cannotSee: "functions that a trigger of the cloud starts",
  uses: [
    { on: ".{InvokeCommand,InvokeAsyncCommand,InvokeWithResponseStreamCommand}", facts: (use) => invoke(use.arg(0)) },
    { on: "{.Lambda(),()}.{invoke,invokeAsync}", facts: (use) => invoke(use.arg(0)) },
  ],
};

/** The function's name, or that of the setting that holds it: it tells who is meant. */
function nameIn(operation: Alternatives): string | undefined {
  const [part, ...more] = operation.length === 1 ? (operation[0] ?? []) : [];
  return more.length ? undefined : typeof part === "string" ? part : part?.name.split("/").at(-1);
}

function invoke(input: ValueView): Draft[] {
  const operation = input.prop("FunctionName").text();
  const client = nameIn(operation);
  const request = input.prop("Payload", "InvokeArgs").shape();
  return operation.length ? [{ type: "rpc-call", protocol: "rpc", transport: "aws_lambda", operation, ...(client ? { client } : {}), ...(request ? { request } : {}) }] : [];
}
