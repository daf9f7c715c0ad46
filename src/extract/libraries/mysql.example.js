const mysql = require("mysql2/promise");
const legacy = require("mysql");

const pool = mysql.createPool({ host: "mysql", database: process.env.MYSQL_DATABASE || "cities", user: "shipping", password: "secret" }); // => opens mysql mysql

exports.codes = async () => {
  const [rows] = await pool.query("SELECT DISTINCT code, name FROM `cities` ORDER BY name"); // => reads mysql table cities
  return rows;
};

exports.save = async (city) => {
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await connection.execute("INSERT IGNORE INTO cities (code, name) VALUES (?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)", [city.code, city.name]); // => writes mysql table cities
  await connection.commit();
};

const old = legacy.createConnection({ host: "old-mysql" }); // => opens mysql old-mysql
old.connect();
old.query("REPLACE INTO rates SET ?", { code: "x" }, () => old.query({ sql: "DELETE r FROM rates r LEFT JOIN cities c ON c.code = r.code WHERE c.code IS NULL" })); // => reads mysql table cities; writes mysql table rates

const finder = document.querySelector("form");
finder.query("SELECT name FROM cities");
