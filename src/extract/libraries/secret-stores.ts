import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://docs.aws.amazon.com/secretsmanager, https://cloud.google.com/secret-manager/docs, https://learn.microsoft.com/javascript/api/@azure/keyvault-secrets. */
export const secretStores: LibraryModel = {
  id: "secret-stores",
  title: "Secret managers of AWS, Google and Azure",
  packages: ["@aws-sdk/client-secrets-manager", "@google-cloud/secret-manager", "@azure/keyvault-secrets"],
  category: "configuration",
  finds: "settings that are read from a secret manager, under the name of the secret; never a secret itself",
  cannotSee: "the values, which are not in the code",
  aliases: { ".SecretsManager().getSecretValue()": ".SecretsManagerClient().send()" },
  values: [
    { on: ".SecretsManagerClient().send().SecretString", value: (use) => named(use, use.made("send")?.arg(0).made("GetSecretValueCommand")?.arg(0).prop("SecretId") ?? use.made("getSecretValue")?.arg(0).prop("SecretId")) },
    { on: ".SecretClient().getSecret().value", value: (use) => named(use, use.made("getSecret")?.arg(0)) },
    { on: ".SecretManagerServiceClient().accessSecretVersion().0.payload.data.toString()", value: (use) => named(use, use.made("accessSecretVersion")?.arg(0).prop("name")) },
  ],
  uses: [],
};

function named(use: CallUse, name: ValueView | undefined): ValueView {
  return use.view((name?.text() ?? []).map((template) => [{ hole: "config", name: template.map((part) => (typeof part === "string" ? part : `{${part.name}}`)).join("") }]));
}
