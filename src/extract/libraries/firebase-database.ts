import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";
import type { ValueView } from "./value-view.js";

const verbs = { reads: ["once", "on", "get"], writes: ["set", "update", "push", "remove"], both: ["transaction"] };
const functions = { reads: ["get", "onValue", "onChildAdded", "onChildChanged"], writes: ["set", "update", "push", "remove"], both: ["runTransaction"] };
const ref = ".Database().ref()";

/** https://firebase.google.com/docs/database. A path's first step is what a table is elsewhere. */
export const firebaseDatabase: LibraryModel = {
  id: "firebase-database",
  title: "Firebase Realtime Database",
  packages: ["firebase/database", "firebase-admin/database", "firebase-admin", "firebase", "firebase/compat/app", "@react-native-firebase/database"],
  category: "database",
  system: "firebase.database",
  finds: "first steps of the paths that are read and written",
  cannotSee: "paths that begin with a value of run time",
  aliases: { ".{database,getDatabase,app().database}()": ".Database()", [`${ref}.{child,orderByChild,orderByKey,orderByValue,equalTo,limitToFirst,limitToLast,startAt,endAt}()`]: ref },
  uses: [
    { on: `${ref}.${verbNames(verbs)}`, facts: (use) => tell(use, { access: accessOf(verbs, use.member), path: use.made("ref")?.arg(0), data: use.arg(0) }) },
    { on: `.${verbNames(functions)}`, facts: (use) => tell(use, { access: accessOf(functions, use.member), path: referred(use.arg(0)), data: use.arg(1) }) },
  ],
};

/** `ref(db, "rides/7")`, `child(ref(db, "rides"), id)`, `query(ref(…), …)`. */
function referred(reference: ValueView): ValueView | undefined {
  const inner = reference.made("child") ?? reference.made("query") ?? reference.made("push");
  return inner ? referred(inner.arg(0)) : reference.made("ref")?.arg(1);
}

function tell(use: CallUse, { access, path, data }: { access: ReturnType<typeof accessOf>; path: ValueView | undefined; data: ValueView }): Draft[] {
  if (!path?.exists) return [];
  const payload = /^(?:set|push|update)$/.test(use.member) ? data.shape() : undefined;
  return accesses(access, { system: "firebase.database", kind: "collection", dataset: firstSteps(path), payload });
}

function firstSteps(path: ValueView): Alternatives {
  return named(path).map((text) => {
    const [first, ...rest] = text;
    if (typeof first !== "string") return text;
    const step = first.replace(/^\//, "");
    return step.includes("/") ? [step.replace(/\/.*$/s, "")] : [step, ...rest];
  });
}
