import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html. */
export const awsParameters: LibraryModel = {
  id: "aws-parameters",
  title: "AWS Parameter Store",
  packages: ["@aws-sdk/client-ssm", "aws-sdk", "aws-sdk/clients/ssm"],
  category: "configuration",
  finds: "settings that are read from the parameter store, under the name of the parameter",
  cannotSee: "the values, which are not in the code",
  aliases: {
    ".SSM().{getParameter,getParameters,getParametersByPath}().promise()": ".SSM().getParameter()",
    ".SSM().{getParameters,getParametersByPath}()": ".SSM().getParameter()",
    ".SSMClient().send()": ".SSM().getParameter()",
  },
  values: [
    { on: ".SSM().getParameter().Parameter.Value", value: (use) => named(use, requested(use)) },
    { on: ".SSM().getParameter().Parameters.find().Value", value: (use) => named(use, use.made("find")?.arg(0).comparedWith()) },
  ],
  uses: [],
};

/** `Name` of the request, or of the command that is sent. */
function requested(use: CallUse): ValueView | undefined {
  const command = use.made("send")?.arg(0).made("GetParameterCommand");
  return (command ?? use.made("getParameter"))?.arg(0).prop("Name");
}

function named(use: CallUse, name: ValueView | undefined): ValueView {
  return use.view((name?.text() ?? []).map((template) => [{ hole: "config", name: template.map((part) => (typeof part === "string" ? part : `{${part.name}}`)).join("") }]));
}
