const oracledb = require("oracledb");

async function open() {
  await oracledb.createPool({ user: process.env.DB_USER, password: process.env.DB_PASSWORD, connectString: "oracle:1521/LEDGER" }); // => opens oracle.db oracle:1521/LEDGER
}

async function bookings(account) {
  const connection = await oracledb.getConnection();
  try {
    return await connection.execute("SELECT id, amount FROM bookings WHERE account = :account", [account]); // => reads oracle.db table bookings
  } finally {
    await connection.close();
  }
}

async function book(rows) {
  const connection = await oracledb.getConnection();
  await connection.executeMany("INSERT INTO bookings (id, account, amount) VALUES (:1, :2, :3)", rows); // => writes oracle.db table bookings
  await connection.execute("BEGIN close_day(:day); END;", { day: 1 });
}

module.exports = { open, bookings, book };
