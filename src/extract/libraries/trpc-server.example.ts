import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { mergeRouters, publicProcedure, router } from "./trpc.js";
import { drivers } from "./drivers.js";

const rides = router({
  list: publicProcedure.query(() => []), // => serves trpc rides.list
  byId: publicProcedure.input(z.object({ id: z.string() })).query(({ input }) => find(input.id)), // => serves trpc rides.byId
  events: publicProcedure.subscription(() => stream()), // => serves trpc rides.events
});
const health = router({ ping: publicProcedure.query(() => "pong") }); // => serves trpc ping

export const appRouter = mergeRouters(router({ rides, drivers }), health);
export type AppRouter = typeof appRouter;
createHTTPServer({ router: appRouter }).listen(4000); // => listens http 4000

const drafts = { list: query(() => []) };

// @file trpc.ts
import { initTRPC } from "@trpc/server";

const t = initTRPC.context<{ user?: string }>().create();
export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const publicProcedure = t.procedure;
export const protectedProcedure = t.procedure.use(({ next }) => next());

// @file drivers.ts
import { protectedProcedure, router as createRouter } from "./trpc.js";

const accept = protectedProcedure.input(z.object({ ride: z.string() })).mutation(({ input }) => input); // => serves trpc drivers.offers.accept
const procedures = { offers: { accept } };
export const drivers = createRouter(procedures);

// @file legacy.ts
import * as trpc from "@trpc/server";

const createRouter = () => trpc.router<{ user: string }>();
const tolls = createRouter()
  .query("get-all", { resolve: () => [] }) // => serves trpc tolls.get-all
  .mutation("pay", { input: z.object({ toll: z.string() }), resolve: ({ input }) => input }); // => serves trpc tolls.pay
export const legacyRouter = createRouter().merge("tolls.", tolls).query("version", { resolve: () => "9" }); // => serves trpc version
