import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { GetParameterCommand, type Parameter, SSM, SSMClient } from "@aws-sdk/client-ssm";

async function load(path: string, ssm: SSM): Promise<Parameter[]> {
  let all: Parameter[] = [];
  const data = await ssm.getParametersByPath({ Path: path, Recursive: true }); // => sends to aws-systems-manager getParametersByPath
  if (data.Parameters) all = all.concat(data.Parameters);
  return all;
}

function find(parameters: Parameter[], path: string, key: string) {
  const parameter = parameters.find((one: Parameter) => one.Name === `${path}${key}`);
  if (!parameter?.Value) throw new Error(`${key} is missing`);
  return parameter.Value;
}

async function config() {
  const path = `/${process.env.STAGE}/rides/`;
  const parameters = await load(path, new SSM({}));
  const drivers = await new SSMClient({}).send(new GetParameterCommand({ Name: "driversQueue" })); // => sends to aws-systems-manager GetParameter
  return { rides: find(parameters, path, "ridesQueue"), drivers: drivers.Parameter?.Value };
}

export async function allocate() {
  const queues = await config();
  return [
    new SendMessageCommand({ QueueUrl: queues.rides, MessageBody: "{}" }), // => publishes aws_sqs queue {ridesQueue}
    new SendMessageCommand({ QueueUrl: queues.drivers, MessageBody: "{}" }), // => publishes aws_sqs queue {driversQueue}
  ];
}
