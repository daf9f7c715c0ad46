import * as yup from "yup";

const schema = yup.object({ USERS_URL: yup.string().default("http://users:3000"), ORDERS_URL: yup.string().required() }).required();
const settings = schema.validateSync(process.env);
const checked = yup.object().shape({ url: yup.string() }).cast({ url: process.env["STOCK_URL"] });

export const users = () => fetch(`${settings.USERS_URL}/users`); // => calls GET {USERS_URL}/users
export const orders = () => fetch(`${settings.ORDERS_URL}/orders`); // => calls GET {ORDERS_URL}/orders
export const stock = () => fetch(`${checked.url}/items`); // => calls GET {STOCK_URL}/items

export const form = (values: { email: string }) => yup.object({ email: yup.string().email() }).validate(values);
