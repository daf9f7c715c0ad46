// @file vite.config.ts
import { qwikCity } from "@builder.io/qwik-city/vite";

export default { plugins: [qwikCity()] };

// @file src/routes/api/orders/[id]/index.ts
import type { RequestHandler } from "@builder.io/qwik-city";

export const onGet: RequestHandler = async ({ json, params }) => { // => serves GET /api/orders/{id}
  json(200, { id: params.id });
};

export const onRequest: RequestHandler = async ({ send }) => { // => serves * /api/orders/{id}
  send(405, "");
};

// @file src/routes/(shop)/orders/index@checkout.tsx
import { routeAction$, routeLoader$ } from "@builder.io/qwik-city";

export const useOrders = routeLoader$(() => []);
export const usePlace = routeAction$(async (data) => data);

export default component$(() => <form />); // => serves GET /orders; serves POST /orders

// @file src/routes/orders/layout.tsx
export const onGet = ({ next }) => next();
export default component$(() => <slot />);

// @file src/components/index.tsx
export default component$(() => <p />);
