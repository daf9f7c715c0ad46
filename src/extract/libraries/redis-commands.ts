/** Redis commands by what they do with the key. Source: https://redis.io/docs/latest/commands. Publishing, subscribing and streams are messaging. */
const reading = [
  "get", "mget", "exists", "strlen", "getrange", "substr", "getbit", "bitcount", "bitpos", "hget", "hmget", "hgetall", "hkeys", "hvals", "hlen", "hexists", "hstrlen", "hscan", "hscaniterator", "hrandfield", "lrange", "lindex", "llen", "lpos", "smembers", "sismember", "smismember", "scard", "srandmember", "sscan", "sinter", "sunion", "sdiff",
  "zrange", "zrangebyscore", "zrangebylex", "zrevrange", "zrevrangebyscore", "zrank", "zrevrank", "zscore", "zmscore", "zcard", "zcount", "zscan", "zrangewithscores", "ttl", "pttl", "type", "keys", "scan", "scaniterator", "scanstream", "pfcount", "geopos", "georadius", "geosearch", "geodist", "dump", "getbuffer", "hgetbuffer", "getrangebuffer", "mgetbuffer", "hmgetbuffer", "hgetallbuffer", "lrangebuffer", "json.get", "ft.search",
];
const writing = [
  "set", "setex", "psetex", "setnx", "mset", "msetnx", "append", "setrange", "setbit", "incr", "incrby", "incrbyfloat", "decr", "decrby", "del", "unlink", "expire", "expireat", "pexpire", "pexpireat", "persist", "rename", "renamenx", "restore", "copy", "move", "hset", "hmset", "hsetnx", "hdel", "hincrby", "hincrbyfloat", "lpush", "rpush", "lpushx", "rpushx", "lrem", "lset", "ltrim", "linsert",
  "sadd", "srem", "smove", "sinterstore", "sunionstore", "sdiffstore", "zadd", "zrem", "zincrby", "zremrangebyscore", "zremrangebyrank", "zremrangebylex", "pfadd", "pfmerge", "geoadd", "json.set", "json.del",
];
/** The value before or after the change is the answer. */
const answering = ["getset", "getdel", "getex", "incr", "incrby", "incrbyfloat", "decr", "decrby", "hincrby", "hincrbyfloat", "zincrby", "lpop", "rpop", "blpop", "brpop", "lmove", "rpoplpush", "brpoplpush", "blmove", "spop", "zpopmin", "zpopmax", "bzpopmin", "bzpopmax"];

const reads = new Set([...reading, ...answering]);
const writes = new Set([...writing, ...answering]);

/** `hGetAll`, `HGETALL`, `getAsync` and `get` are the same command. */
const commandOf = (member: string): string => member.replace(/Async$/, "").toLowerCase();

export const readsKey = (member: string): boolean => reads.has(commandOf(member));
export const writesKey = (member: string): boolean => writes.has(commandOf(member));

/** node-redis writes some commands with capitals inside. */
const camel = ["mGet", "mSet", "setEx", "pSetEx", "setNX", "mSetNX", "getSet", "getDel", "getEx", "getRange", "setRange", "incrBy", "incrByFloat", "decrBy", "expireAt", "pExpire", "pExpireAt", "pTTL", "hGet", "hGetAll", "hSet", "hSetNX", "hDel", "hKeys", "hVals", "hLen", "hExists", "hIncrBy", "hIncrByFloat", "hmGet", "hScan", "hScanIterator", "lPush", "rPush", "lPop", "rPop", "lRange", "lLen", "lRem", "lSet", "lTrim", "lIndex", "lInsert", "lMove", "blPop", "brPop", "rPopLPush", "sAdd", "sRem", "sMembers", "sIsMember", "sCard", "sPop", "sRandMember", "sScan", "sInter", "sUnion", "sDiff", "sMove", "zAdd", "zRem", "zRange", "zRangeByScore", "zRangeWithScores", "zRevRange", "zRank", "zScore", "zCard", "zCount", "zIncrBy", "zRemRangeByScore", "zRemRangeByRank", "zPopMin", "zPopMax", "scanIterator", "scanStream", "renameNX", "pfAdd", "pfCount", "geoAdd", "geoSearch", "geoPos", "hgetallBuffer", "getBuffer", "getrangeBuffer", "mgetBuffer", "hgetBuffer", "hmgetBuffer", "lrangeBuffer"];
const plain = [...reads, ...writes].filter((name) => /^\w+$/.test(name));

/** Every spelling, for the paths of a model. */
export const redisCommands = [...new Set([...plain, ...plain.map((name) => name.toUpperCase()), ...plain.map((name) => `${name}Async`), ...camel])];
