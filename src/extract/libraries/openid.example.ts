import { Issuer } from "openid-client";
import jwksClient, { passportJwtSecret } from "jwks-rsa";
import { createRemoteJWKSet, jwtVerify } from "jose";
import OAuth2Strategy from "passport-oauth2";
import { ClientCredentials } from "simple-oauth2";

const issuer = process.env.ISSUER_URL;
const keys = createRemoteJWKSet(new URL("https://login.example.com/keys")); // => calls GET https://login.example.com/keys

export async function login(token: string) {
  const provider = await Issuer.discover(`${issuer}/realms/shop`); // => calls GET {ISSUER_URL}/realms/shop/.well-known/openid-configuration
  await jwtVerify(token, keys);
  return new provider.Client({ client_id: "orders" });
}

export const secret = passportJwtSecret({ cache: true, jwksUri: `${issuer}/keys` }); // => calls GET {ISSUER_URL}/keys
export const client = jwksClient({ jwksUri: "http://auth:3000/jwks" }); // => calls GET http://auth:3000/jwks
client.getSigningKey("1");

export class ShopStrategy extends OAuth2Strategy {}
new OAuth2Strategy({ authorizationURL: "http://auth:3000/authorize", tokenURL: "http://auth:3000/token", clientID: "orders" }, () => undefined); // => calls POST http://auth:3000/token
new ClientCredentials({ client: { id: "orders" }, auth: { tokenHost: "https://bank.example.com" } }); // => calls POST https://bank.example.com/oauth/token
