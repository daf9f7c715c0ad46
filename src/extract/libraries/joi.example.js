const Joi = require("joi");
const axios = require("axios");
const { config } = require("./config");

const schema = Joi.object({ ORDERS_URL: Joi.string().uri().default("http://orders:3000"), STOCK_URL: Joi.string().required() }).unknown();
const { error, value: env } = schema.validate(process.env);
if (error) throw new Error(error.message);

exports.orders = () => axios.get(`${env.ORDERS_URL}/orders`); // => calls GET {ORDERS_URL}/orders
exports.stock = () => axios.get(`${env.STOCK_URL}/items`); // => calls GET {STOCK_URL}/items
exports.prices = () => axios.get(`${config.prices}/list`); // => calls GET {PRICES_URL}/list
exports.rates = () => axios.get(`${config.rates.url}/today`); // => calls GET http://rates/today

const form = { validate: (input) => input };
form.validate({ url: "http://nobody" });

// @file config.js
const joi = require("@hapi/joi");
const rates = { url: "http://rates" };
const values = { prices: process.env.PRICES_URL };
const result = joi.object({ prices: joi.string() }).validate(values, { abortEarly: false });
if (result.error) throw new Error("invalid");
const config = result.value;
config.rates = rates;
module.exports = { config };
