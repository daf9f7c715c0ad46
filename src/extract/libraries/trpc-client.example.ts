import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { AppRouter } from "./server/root.js";

export const rides = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: process.env.RIDES_URL + "/trpc" })] });

export async function cancel(id: string) {
  const ride = await rides.rides.byId.query({ id }); // => calls trpc rides.byId at {RIDES_URL}/trpc
  await rides.rides.cancel.mutate({ id, reason: "weather" }); // => calls trpc rides.cancel at {RIDES_URL}/trpc
  return ride;
}

// @file server/root.ts
import { initTRPC } from "@trpc/server";

const t = initTRPC.create();
const ridesRouter = t.router({ byId: t.procedure.query(() => 1), cancel: t.procedure.mutation(() => 2) }); // => serves trpc rides.byId; serves trpc rides.cancel
export const appRouter = t.router({ rides: ridesRouter });
export type AppRouter = typeof appRouter;

// @file web/trpc.ts
import { createTRPCReact } from "@trpc/react-query";
import type { AppRouter } from "../server/root.js";

export const trpc = createTRPCReact<AppRouter>();

// @file web/rides-page.tsx
import { trpc } from "./trpc";

export function RidesPage({ id }: { id: string }) {
  const ride = trpc.rides.byId.useQuery({ id }); // => calls trpc rides.byId at {RIDES_URL}/trpc
  const cancel = trpc.rides.cancel.useMutation(); // => calls trpc rides.cancel at {RIDES_URL}/trpc
  const utils = trpc.useUtils();
  const refresh = () => utils.rides.byId.invalidate();
  const prefetch = () => utils.rides.byId.prefetch({ id }); // => calls trpc rides.byId at {RIDES_URL}/trpc
  const query = new URLSearchParams();
  query.get("rides.byId");
  return [ride, cancel, refresh, prefetch];
}
