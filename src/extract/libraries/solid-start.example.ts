// @file app.config.ts
import { defineConfig } from "@solidjs/start/config";

export default defineConfig({});

// @file src/routes/api/orders/[id].ts
import type { APIEvent } from "@solidjs/start/server";

export async function GET({ params }: APIEvent) { // => serves GET /api/orders/{id}
  return params.id;
}

export const DELETE = () => new Response(null, { status: 204 }); // => serves DELETE /api/orders/{id}

// @file src/routes/(shop)/orders(detail)/[...path].tsx
export default function Order() { // => serves GET /orders/{*path}
  return <p />;
}

// @file src/routes/account.tsx
export default function AccountLayout() {
  return <main />;
}

// @file src/routes/account/index.tsx
export default () => <p />; // => serves GET /account

// @file src/lib/orders.ts
"use server";

export async function placeOrder(sku: string) { // => serves POST /_server/placeOrder
  return sku;
}

// @file src/lib/rides.ts
export const book = async (id: string) => { // => serves POST /_server/book
  "use server";
  return id;
};

export const GET = () => "no route";
