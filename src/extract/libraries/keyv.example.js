const Keyv = require("keyv");
const KeyvRedis = require("@keyv/redis");
const openCache = require("./cache");

const rates = new Keyv({ store: new KeyvRedis("redis://redis:6379"), namespace: "rates" });
exports.rate = (code) => rates.get(code); // => reads redis key rates
exports.keep = (code, value) => rates.set(code, value); // => writes redis key rates

const fees = openCache("fees", process.env.CACHE_URL || "redis://redis:6379/2");
exports.fee = (height) => fees.get(height); // => reads redis key fees

const inMemory = new Keyv();
inMemory.set("rates", 1);

// @file cache.js
const Keyv = require("keyv");
const pool = {};

module.exports = (bank, endpoint) => {
  if (!pool[endpoint]) pool[endpoint] = new Keyv(endpoint);
  const cache = pool[endpoint];
  return {
    get: (key) => cache.get(`${bank}:${key}`),
    set: (key, value) => cache.set(`${bank}:${key}`, value),
  };
};
