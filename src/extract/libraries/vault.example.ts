import Vault from "hashi-vault-js";
import nodeVault from "node-vault";

export class Keys {
  private readonly vault: Vault;

  constructor(private readonly token: string) {
    this.vault = new Vault({ baseUrl: process.env.VAULT_URL });
  }

  save(name: string, key: object) {
    return this.vault.createKVSecret(this.token, `identity/keys/${name}`, key); // => writes vault key identity/keys
  }
}

const vault = nodeVault({ endpoint: "http://vault:8200" });
export const password = () => vault.read("secret/data/database"); // => reads vault key secret/data/database

const scope = (web: boolean) => vault.list(web ? "identity/keys/web" : "identity/keys"); // => reads vault key identity/keys
scope(true);

const diary = { read: (page: string) => page };
diary.read("secret/data/monday");
