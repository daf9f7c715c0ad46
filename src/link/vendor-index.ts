import { distinctive, addressee, wordsOf } from "./name-tokens.js";

/** What link needs to know of a third party; the table itself is given by the caller. */
export interface VendorEntry {
  id: string;
  name: string;
  category: string;
  /** `api.stripe.com`, or `*.stripe.com` for it and everything below. */
  hosts: readonly string[];
}

// Words of variable names that stand beside a vendor's name: `SLACK_WEBHOOK_URL`.
const BESIDE_VENDOR = new Set("webhook hook key token v1 v2 v3 oauth auth graph".split(" "));

/** Finds third parties by id, host and, as a hint, by the name of a variable. */
export class VendorIndex {
  readonly #byId = new Map<string, VendorEntry>();
  readonly #exact = new Map<string, VendorEntry>();
  readonly #suffix = new Map<string, VendorEntry>();
  readonly #byWords = new Map<string, VendorEntry>();

  constructor(vendors: readonly VendorEntry[]) {
    for (const vendor of vendors) {
      this.#byId.set(vendor.id, vendor);
      this.#byWords.set(wordsOf(vendor.id).join(""), vendor);
      for (const host of vendor.hosts) this.#addHost(host.toLowerCase(), vendor);
    }
  }

  #addHost(host: string, vendor: VendorEntry): void {
    const target = host.startsWith("*.") ? this.#suffix : this.#exact;
    const key = host.replace(/^\*\./, "");
    if (!target.has(key)) target.set(key, vendor);
  }

  byId(id: string): VendorEntry | undefined {
    return this.#byId.get(id);
  }

  /** Exact host, else the longest suffix of the table. `host` may begin with a dot: only its end is known. */
  byHost(host: string): VendorEntry | undefined {
    const exact = this.#exact.get(host);
    if (exact) return exact;
    const labels = host.replace(/^\./, "").split(".");
    for (let i = 0; i < labels.length; i += 1) {
      const found = this.#suffix.get(labels.slice(i).join("."));
      if (found) return found;
    }
    return undefined;
  }

  /** `STRIPE_API_URL` hints at Stripe: all words but those about addresses must be the vendor's. */
  byHint(names: readonly string[]): VendorEntry | undefined {
    for (const name of names) {
      const words = distinctive(addressee(name)).filter((word) => !BESIDE_VENDOR.has(word));
      const vendor = words.length > 0 ? this.#byWords.get(words.join("")) : undefined;
      if (vendor) return vendor;
    }
    return undefined;
  }
}
