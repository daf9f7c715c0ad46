import { CACHE_MANAGER, CacheModule } from "@nestjs/cache-manager";
import { Inject, Injectable, Module } from "@nestjs/common";
import type { Cache } from "cache-manager";
import { redisStore } from "cache-manager-redis-yet";

@Module({ imports: [CacheModule.registerAsync({ useFactory: async () => ({ store: await redisStore({ url: process.env.REDIS_URL }), ttl: 60 }) })] }) // => opens redis {REDIS_URL}
export class AppModule {}

@Injectable()
export class Prices {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}

  async price(sku: string) {
    const known = await this.cache.get<number>(`price:${sku}`); // => reads redis key price
    if (known === undefined) await this.cache.set(`price:${sku}`, 1); // => writes redis key price
    return this.cache.wrap("rates", () => 2); // => reads redis key rates; writes redis key rates
  }
}

const drawer = new Map([["price:1", 2]]);
drawer.get("price:1");
