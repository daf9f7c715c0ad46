import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SecretClient } from "@azure/keyvault-secrets";
import { SecretManagerServiceClient } from "@google-cloud/secret-manager";

const aws = new SecretsManagerClient({});
export async function users() {
  const { SecretString } = await aws.send(new GetSecretValueCommand({ SecretId: "users-url" })); // => sends to aws-secrets-manager GetSecretValue
  return fetch(`${SecretString}/users`); // => calls GET {users-url}/users
}

const google = new SecretManagerServiceClient();
export async function orders() {
  const [version] = await google.accessSecretVersion({ name: "projects/shop/secrets/orders-url/versions/latest" }); // => sends to google-secret-manager accessSecretVersion
  return fetch(`${version.payload?.data?.toString()}/orders`); // => calls GET {projects/shop/secrets/orders-url/versions/latest}/orders
}

declare const azure: SecretClient;
export async function stock() {
  const secret = await azure.getSecret("stock-url"); // => sends to azure-key-vault getSecret
  return fetch(`${secret.value}/items`); // => calls GET {stock-url}/items
}

const safe = { getSecret: (name: string) => ({ value: name }) };
export const nothing = safe.getSecret("stock-url").value;
