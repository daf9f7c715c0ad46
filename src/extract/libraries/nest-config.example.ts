import { ConfigModule, ConfigService, type ConfigType, registerAs } from "@nestjs/config";
import { Inject, Injectable, Module } from "@nestjs/common";
import axios from "axios";

export const prices = registerAs("prices", () => ({ url: process.env.PRICES_URL ?? "http://prices:3000" }));
const configuration = () => ({ stock: { host: "stock", port: 8080 } });

@Module({ imports: [ConfigModule.forRoot({ load: [configuration, prices] })] })
export class AppModule {}

@Injectable()
export class Shop {
  private readonly orders: string;

  constructor(
    private readonly config: ConfigService,
    @Inject(prices.KEY) private readonly settings: ConfigType<typeof prices>,
  ) {
    this.orders = this.config.getOrThrow<string>("ORDERS_URL");
  }

  async all() {
    await axios.get(`${this.orders}/orders`); // => calls GET {ORDERS_URL}/orders
    await axios.get(`http://${this.config.get("stock.host")}:${this.config.get("stock.port")}/items`); // => calls GET http://stock:8080/items
    await axios.get(this.config.get<string>("prices.url") + "/list"); // => calls GET {PRICES_URL}/list
    await axios.get(`${this.settings.url}/one`); // => calls GET {PRICES_URL}/one
    const shelf = new Map([["stock.host", "wood"]]);
    return shelf.get("stock.host");
  }
}
