import { listens } from "./http-facts.js";
import type { Draft } from "./draft.js";
import { koaChildren } from "./koa-mounts.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://koajs.com, https://github.com/koajs/mount, https://github.com/koajs/compose. Routes are those of the routers that an application uses. */
export const koa: LibraryModel = {
  id: "koa",
  title: "Koa",
  packages: ["koa"],
  category: "http-server",
  system: "http",
  finds: "routers and applications used by an application, also through koa-mount and koa-compose; ports",
  cannotSee: "paths that middleware compares by itself (`ctx.path === …`)",
  aliases: { ".{Koa,default}()": "()", "().use()": "()" },
  uses: [
    { on: "().use", facts: (use: CallUse): Draft[] => koaChildren(use.arg(0)).map(({ child, prefix }) => ({ type: "mount", parent: use.receiver, child, prefix })) },
    { on: "().listen", facts: (use) => [listens(use.arg(0))] },
  ],
};
