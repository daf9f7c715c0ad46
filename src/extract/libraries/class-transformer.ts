import { environmentValue } from "./config-values.js";
import type { LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const made = "{.plainToClass(),.plainToInstance(),.plainToClassFromExist()}";

/** https://github.com/typestack/class-transformer: the validated environment of Nest applications. */
export const classTransformer: LibraryModel = {
  id: "class-transformer",
  title: "class-transformer (settings)",
  packages: ["class-transformer", "@nestjs/class-transformer"],
  category: "configuration",
  finds: "variables of an environment that is turned into an object of a class",
  cannotSee: "values that a transform changes",
  values: [{ on: `${made}.*`, value: (use) => (isEnvironment((use.made("plainToClass") ?? use.made("plainToInstance"))?.arg(1)) ? environmentValue(use, use.member) : use.arg(-1)) }],
  uses: [],
};

const isEnvironment = (view: ValueView | undefined): boolean => view?.library()?.path === ".process.env";
