const Memcached = require("memcached");
const memjs = require("memjs");

const cache = new Memcached(process.env.MEMCACHED_HOST || "memcached:11211"); // => opens memcached {MEMCACHED_HOST}
exports.basket = (user, done) => cache.get(`basket:${user}`, done); // => reads memcached key basket
exports.keep = (user, basket, done) => cache.set(`basket:${user}`, basket, 600, done); // => writes memcached key basket

const sessions = memjs.Client.create("sessions:11211"); // => opens memcached sessions:11211
exports.session = (id) => sessions.get("session-" + id); // => reads memcached key session
exports.visit = () => sessions.increment("visits", 1); // => reads memcached key visits; writes memcached key visits

const drawer = new Map();
drawer.get("basket:1");
