// @file nuxt.config.ts
export default defineNuxtConfig({
  runtimeConfig: {
    ordersUrl: "http://orders:8080",
    public: { ridesBase: process.env.RIDES_URL },
  },
});

// @file server/utils/orders.ts
const { ordersUrl } = useRuntimeConfig();

export const orders = () => fetch(`${ordersUrl}/orders`); // => calls GET {NUXT_ORDERS_URL}/orders
export const payments = () => fetch(`${useRuntimeConfig().paymentsUrl}/payments`); // => calls GET {NUXT_PAYMENTS_URL}/payments

// @file composables/rides.ts
const config = useRuntimeConfig();
export const rides = () => $fetch(`${config.public.ridesBase}/rides`); // => calls GET {NUXT_PUBLIC_RIDES_BASE}/rides
export const same = config.public.ridesBase;
