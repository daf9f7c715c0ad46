// @file next.config.ts
import type { NextConfig } from "next";

const config: NextConfig = {
  basePath: "/shop",
  async rewrites() {
    return {
      beforeFiles: [{ source: "/old/:path*", destination: "/new/:path*" }],
      fallback: [{ source: "/rides/:path*", destination: `${process.env.RIDES_URL}/v1/:path*` }], // => proxies /shop/rides to {RIDES_URL}/v1 as /
    };
  },
};

export default config;

// @file src/app/api/orders/route.ts
import { NextResponse, type NextRequest } from "next/server";
import { listOrders } from "../../_lib/orders";

export async function GET() { // => serves GET /shop/api/orders
  return NextResponse.json(await listOrders());
}

export const POST = async (request: NextRequest) => NextResponse.json(await request.json(), { status: 201 }); // => serves POST /shop/api/orders

export const dynamic = "force-dynamic";

// @file src/app/(customer)/orders/[id]/@panel/files/[...path]/route.ts
async function download() { // => serves GET /shop/orders/{id}/files/{*path}
  return new Response("");
}

export { download as GET };

// @file src/app/%5Finternal/route.ts
import { handlers } from "../_lib/auth";

export const { GET, POST } = handlers; // => serves GET /shop/_internal; serves POST /shop/_internal

// @file src/app/_lib/route.ts
export const GET = () => new Response("a private folder is no route");

// @file src/app/orders/page.tsx
export default async function Orders() {
  return <h1>Orders</h1>;
}

// @file src/app/orders/actions.ts
"use server";

export async function cancelOrder(id: string) { // => serves POST /cancelOrder
  return id;
}

// @file src/pages/api/payments/index.ts
import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) { // => serves GET /shop/api/payments; serves POST /shop/api/payments
  switch (req.method) {
    case "GET":
      return res.status(200).json([]);
    case "POST":
      return res.status(201).json(req.body);
    default:
      return res.status(405).end();
  }
}

// @file src/pages/api/payments/[[...rest]].ts
export default function handler(req, res) { // => serves * /shop/api/payments/{*rest}
  if (req.method === "OPTIONS") return res.status(204).end();
  res.json({ rest: req.query.rest });
}

// @file src/pages/api/webhook.ts
import { verified } from "../../app/_lib/verified";

export default verified(async (req, res) => { // => serves POST /shop/api/webhook
  if (req.method !== "POST") throw new Error("only POST");
  res.json({ received: true });
});

// @file src/pages/orders/new.tsx
export const getServerSideProps = async () => ({ props: {} });
export default function NewOrder() {
  return <form />;
}
