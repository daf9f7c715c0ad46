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
import axios from "axios";
import { initTRPC } from "@trpc/server";

const createContext = async ({ headers }) => ({ user: headers.user, billing: axios.create({ baseURL: "http://billing" }) });
const t = initTRPC.context<typeof createContext>().create();
export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const publicProcedure = t.procedure;
export const protectedProcedure = t.procedure.use(({ next }) => next());

// @file drivers.ts
import { protectedProcedure, router as createRouter } from "./trpc.js";

const accept = protectedProcedure.input(z.object({ ride: z.string() })).mutation(({ ctx, input }) => { // => serves trpc drivers.offers.accept
  return ctx.billing.post("/offers", input); // => calls POST http://billing/offers
});
const procedures = { offers: { accept } };
export const drivers = createRouter(procedures);

// @file legacy.ts
import * as trpc from "@trpc/server";
import { Client } from "minio";

interface Context {
  user: string;
  files: Client;
}
const createRouter = () => trpc.router<Context>();
const tolls = createRouter()
  .query("get-all", { resolve: () => [] }) // => serves trpc tolls.get-all
  .mutation("pay", { input: z.object({ toll: z.string() }), resolve: ({ ctx }) => ctx.files.putObject("receipts", "1", "") }); // => serves trpc tolls.pay; writes aws.s3 bucket receipts
export const legacyRouter = createRouter().merge("tolls.", tolls).query("version", { resolve: () => "9" }); // => serves trpc version
