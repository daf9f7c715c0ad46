const Redis = require("ioredis");
const { Cache } = require("./cache");

const redis = new Redis({ host: process.env.REDIS_HOST, port: 6379, password: "secret" }); // => opens redis {REDIS_HOST}:6379
const cache = new Cache(redis, "fees");

exports.fees = (height) => cache.get(height);
exports.pending = async () => {
  await redis.sadd("pending", "1"); // => writes redis key pending
  const [next] = await redis.pipeline().spop("pending").exec(); // => reads redis key pending; writes redis key pending
  return next;
};
exports.listen = () => redis.subscribe("news"); // => consumes redis topic news

const shelf = new Map();
shelf.get("fees");

// @file cache.js
class Cache {
  constructor(client, bank) {
    this.client = client;
    this.bank = bank;
  }

  get(id) {
    return this.client.get(`${this.bank}:${id}`); // => reads redis key fees
  }
}
module.exports = { Cache };
