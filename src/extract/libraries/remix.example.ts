// @file react-router.config.ts
import type { Config } from "@react-router/dev/config";

export default { appDirectory: "app", basename: "/shop" } satisfies Config;

// @file app/routes.ts
import { index, layout, prefix, route, type RouteConfig } from "@react-router/dev/routes";
import { flatRoutes } from "@react-router/fs-routes";

export default [
  index("./home.tsx"),
  layout("./account/layout.tsx", [route("login", "./account/login.tsx")]),
  ...prefix("api", [route("orders/:id?", "./api/orders.ts"), route("files/*", "./api/files.ts")]),
  ...(await flatRoutes()),
] satisfies RouteConfig;

// @file app/home.tsx
export default function Home() { // => serves GET /shop
  return <h1>Home</h1>;
}

// @file app/account/layout.tsx
export default function Layout() {
  return <main />;
}

// @file app/account/login.tsx
export async function action({ request }: { request: Request }) { // => serves * /shop/login
  return { email: (await request.formData()).get("email") };
}

export default function Login() { // => serves GET /shop/login
  return <form method="post" />;
}

// @file app/api/orders.ts
import { list } from "./store.server";

export const loader = () => list(); // => serves GET /shop/api/orders/{id}

export async function action({ request }: { request: Request }) { // => serves DELETE /shop/api/orders/{id}; serves PATCH /shop/api/orders/{id}
  if (request.method === "DELETE") return { cancelled: true };
  if (request.method === "PATCH") return { changed: true };
  throw new Response("method not allowed", { status: 405 });
}

// @file app/api/files.ts
export { loader } from "./store.server"; // => serves GET /shop/api/files/{*}

// @file app/api/store.server.ts
export const list = () => [];
export const loader = () => new Response("file");

// @file app/routes/_public.rides.$rideId_.receipt[.]pdf.tsx
export const loader = () => new Response("%PDF"); // => serves GET /shop/rides/{rideId}/receipt.pdf

// @file app/routes/($lang).terms.tsx
export default () => <p />; // => serves GET /shop/{lang}/terms

// @file app/routes/payments.$paymentId/route.tsx
import { Receipt } from "./receipt";
export const loader = ({ params }: { params: { paymentId: string } }) => params; // => serves GET /shop/payments/{paymentId}
export default () => <Receipt />;

// @file app/routes/payments.$paymentId/receipt.tsx
export const Receipt = () => <p />;

// @file app/routes/_public.tsx
export default function PublicLayout() {
  return <main />;
}
