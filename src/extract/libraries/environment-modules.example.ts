import { ORDERS_URL } from "$env/static/private";
import { PUBLIC_RIDES_URL as rides } from "$env/static/public";
import { env } from "$env/dynamic/private";
import { getSecret, PAYMENTS_URL } from "astro:env/server";

export const orders = () => fetch(`${ORDERS_URL}/orders`); // => calls GET {ORDERS_URL}/orders
export const booked = () => fetch(`${rides}/rides`); // => calls GET {PUBLIC_RIDES_URL}/rides
export const mail = () => fetch(`${env.MAILER_URL ?? "http://mailer"}/mails`, { method: "POST" }); // => calls POST {MAILER_URL}/mails
export const pay = () => fetch(`${PAYMENTS_URL}/payments`); // => calls GET {PAYMENTS_URL}/payments
export const refund = () => fetch(`${getSecret("REFUNDS_URL")}/refunds`); // => calls GET {REFUNDS_URL}/refunds
