import { httpCall, joinUrl } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** OAuth 2 and OpenID clients that are told where the provider is: https://github.com/panva/openid-client, https://github.com/auth0/node-jwks-rsa, Passport strategies. */
export const openid: LibraryModel = {
  id: "openid",
  title: "OAuth and OpenID clients",
  packages: ["openid-client", "jwks-rsa", "jose", "passport-oauth2", "passport-openidconnect", "simple-oauth2", "client-oauth2", "oidc-client-ts", "oidc-client", "react-oidc-context", "get-jwks", "jwks-client"],
  category: "http-client",
  system: "http",
  finds: "discovery, token and key requests to the provider that the code names",
  cannotSee: "providers that are found by discovery alone, and what a browser is redirected to",
  aliases: { ".default": "" },
  uses: [
    { on: "{.Issuer.discover,.discovery}", facts: (use) => call("GET", discovered(use.arg(0).text())) },
    { on: ".createRemoteJWKSet", facts: (use) => call("GET", use.arg(0).text()) },
    { on: "{,.JwksClient,.passportJwtSecret,.expressJwtSecret,.koaJwtSecret,.hapiJwt2Key,.hapiJwt2KeyAsync}", facts: (use) => call("GET", use.arg(0).prop("jwksUri").text()) },
    { on: "{,.OAuth2Strategy,.Strategy,.OIDCStrategy,.ClientOAuth2}", facts: strategy },
    { on: ".{ClientCredentials,AuthorizationCode,ResourceOwnerPassword}", facts: simple },
    { on: ".{UserManager,AuthProvider}", facts: (use) => call("GET", discovered(use.arg(0).prop("authority").text())) },
  ],
};

const call = (method: string, url: ReturnType<ValueView["text"]>): Draft[] => (url.length ? [httpCall({ method, url })] : []);

/** The provider's own document, if not already that is given. */
const discovered = (issuer: ReturnType<ValueView["text"]>): ReturnType<ValueView["text"]> => issuer.flatMap((one) => (JSON.stringify(one).includes(".well-known") ? [one] : joinUrl([one], [["/.well-known/openid-configuration"]])));

function strategy(use: CallUse): Draft[] {
  const options = use.arg(0);
  return [...call("POST", options.prop("tokenURL", "accessTokenUri").text()), ...call("GET", options.prop("userInfoURL").text())];
}

function simple(use: CallUse): Draft[] {
  const auth = use.arg(0).prop("auth");
  const path = auth.prop("tokenPath");
  return call("POST", joinUrl(auth.prop("tokenHost").text(), path.exists ? path.text() : [["/oauth/token"]]));
}
