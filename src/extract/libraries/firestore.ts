import type { Alternatives } from "../../model/facts.js";
import type { Template } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";
import type { ValueView } from "./value-view.js";

const verbs = { reads: ["get", "onSnapshot", "stream", "count", "listDocuments", "getAll"], writes: ["set", "update", "add", "create", "delete"] };
/** Functions of the modular web SDK; their first argument leads to the collection. */
const functions = { reads: ["getDocs", "getDoc", "onSnapshot", "getCountFromServer", "getAggregateFromServer", "getDocsFromServer", "getDocFromServer", "collectionData", "docData", "useCollection", "useDocument", "useCollectionData", "useDocumentData"], writes: ["addDoc", "setDoc", "updateDoc", "deleteDoc"] };
const collection = ".Firestore().collection()";
const document = ".Firestore().doc()";

/** https://firebase.google.com/docs/firestore, of the server's and the web's SDK. */
export const firestore: LibraryModel = {
  id: "firestore",
  title: "Firestore",
  packages: ["firebase-admin", "firebase-admin/firestore", "@google-cloud/firestore", "firebase/firestore", "firebase/firestore/lite", "firebase", "firebase/compat/app", "@angular/fire/firestore", "@react-native-firebase/firestore", "rxfire/firestore", "react-firebase-hooks/firestore"],
  category: "database",
  system: "gcp.firestore",
  finds: "collections whose documents are read and written, sub-collections included, by the server's SDK and the web's",
  cannotSee: "paths of documents that are only known at run time",
  aliases: {
    ".{firestore,getFirestore,initializeFirestore,app().firestore,initializeApp().firestore,default.firestore}()": ".Firestore()", "()": ".Firestore()",
    [`${collection}.{where,orderBy,limit,limitToLast,select,startAt,startAfter,endAt,endBefore,offset,withConverter,count}()`]: collection, [`${collection}.doc()`]: document, ".Firestore().{collectionGroup}()": collection, [`${document}.collection()`]: collection, [`${document}.withConverter()`]: document,
    ".{CollectionReference,Query}()": collection, ".DocumentReference()": document, ".{WriteBatch,Transaction,BulkWriter}()": ".Firestore().batch()", ".Firestore().bulkWriter()": ".Firestore().batch()", ".{writeBatch}()": ".Firestore().batch()",
  },
  builders: [collection, document],
  callbacks: [{ on: ".Firestore().runTransaction", argument: 0, parameter: 0, gives: ".Firestore().batch()" }, { on: ".runTransaction", argument: 1, parameter: 0, gives: ".Firestore().batch()" }],
  uses: [
    { on: `{${collection},${document}}.${verbNames(verbs)}`, facts: (use) => accessed(use, { path: ownPath(use), data: use.arg(0) }) },
    { on: ".Firestore().batch().{get,getAll,set,update,create,delete}", facts: (use) => accessed(use, { path: pathOf(use.arg(0)), data: use.arg(1) }) },
    { on: `.${verbNames(functions)}`, facts: (use) => tell(accessOf(functions, use.member), { path: pathOf(use.arg(0)), data: use.arg(1) }) },
  ],
};

interface Reference {
  path: Alternatives | undefined;
  data: ValueView;
}

function accessed(use: CallUse, reference: Reference): Draft[] {
  // `.count()` and the like go on
  if (use.member === "count" && use.following.length) return [];
  return tell(accessOf(verbs, use.member), reference);
}

function tell(access: ReturnType<typeof accessOf>, { path, data }: Reference): Draft[] {
  return path ? accesses(access, { system: "gcp.firestore", kind: "collection", dataset: path, payload: access.includes("write") ? data.shape() : undefined }) : [];
}

/** The nearest collection, or the document's path. A reference that was handed in has none. */
function ownPath(use: CallUse): Alternatives {
  const made = use.made("collection") ?? use.made("collectionGroup");
  return made ? named(made.arg(0)).map(collectionIn) : named(use.made("doc")?.arg(0) ?? use.arg(-1)).map(collectionIn);
}

/** The web's references: `collection(db, "users")`, `doc(db, "users", id)`, `doc(collection(…), id)`, `query(collection(…), where(…))`; else the server's. */
function pathOf(reference: ValueView): Alternatives | undefined {
  const query = reference.made("query");
  if (query) return pathOf(query.arg(0));
  const made = reference.made("collection") ?? reference.made("collectionGroup") ?? reference.made("doc");
  if (!made) return reference.library() ? [] : undefined;
  const first = made.arg(0);
  if (first.made("collection") || first.made("doc")) return reference.made("collection") ? named(made.arg(1)) : pathOf(first);
  const parts = made.args.filter((one) => !one.library()).flatMap((one) => named(one).slice(0, 1));
  // of `doc(db, "users", id, "orders", other)`, the last part at an even place is the collection
  const last = parts[parts.length - (parts.length % 2 === 0 ? 2 : 1)];
  return last ? [collectionIn(last)] : [];
}

/** `users/{id}/orders` → `orders`; `users/7` → `users`. */
function collectionIn(path: Template): Template {
  const parts: Template[] = [[]];
  for (const part of path) {
    if (typeof part !== "string") parts.at(-1)?.push(part);
    else for (const [index, text] of part.split("/").entries()) {
      if (index) parts.push([]);
      if (text) parts.at(-1)?.push(text);
    }
  }
  const full = parts.filter((one) => one.length);
  return full[full.length - (full.length % 2 === 0 ? 2 : 1)] ?? path;
}
