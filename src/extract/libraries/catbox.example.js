const hapi = require("@hapi/hapi");
const catboxMemory = require("@hapi/catbox-memory");
const catboxRedis = require("@hapi/catbox-redis");

const engine = process.env.LOCAL ? catboxMemory : catboxRedis;
const server = hapi.server({ port: 3000, cache: [{ name: "sessions", provider: { constructor: engine, options: { host: process.env.REDIS_HOST, partition: "claims" } } }] }); // => reads redis key claims; writes redis key claims
exports.server = server;
exports.local = () => hapi.server({ cache: [{ provider: { constructor: catboxMemory } }] });
