import { sortedBy } from "../model/compare.js";
import type { Access, DataShape, Evidence, Operation, OperationKind, OperationProtocol } from "../model/graph.js";
import { operationId, serviceId } from "../model/ids.js";
import { EvidenceList } from "./merge-evidence.js";
import { mergeShapes } from "./merge-shapes.js";
import type { RoutePattern } from "./route-match.js";
import { patternOf, routeKey } from "./route-match.js";

/** What is said about one operation by one witness. */
export interface OperationDraft {
  service: string;
  protocol: OperationProtocol;
  method: string;
  path: string;
  kind?: OperationKind | undefined;
  request?: DataShape | undefined;
  response?: DataShape | undefined;
  deprecated?: boolean | undefined;
  access?: Access | undefined;
  observedIn?: Evidence[];
  declaredIn?: Evidence[];
}

/** An operation with what matching needs. */
export interface IndexedOperation {
  service: string;
  operation: Operation;
  route: RoutePattern;
  observed: EvidenceList;
  declared: EvidenceList;
}

/** All operations of the system; the same method and path of one service is one operation, whatever its parameters are called. */
export class OperationIndex {
  readonly #byKey = new Map<string, IndexedOperation>();
  readonly #byService = new Map<string, IndexedOperation[]>();
  readonly #expected = new Map<string, Operation>();

  /** Adds a witness: a new operation, or more evidence and fields for a known one. */
  add(draft: OperationDraft): IndexedOperation {
    const key = keyOf(draft);
    const known = this.#byKey.get(key) ?? this.#create(key, draft);
    complete(known, draft);
    return known;
  }

  #create(key: string, draft: OperationDraft): IndexedOperation {
    const indexed: IndexedOperation = {
      service: draft.service,
      operation: operationOf(draft),
      route: draft.protocol === "http" ? patternOf(draft.path) : { segments: [], rest: false, optional: 0 },
      observed: new EvidenceList(),
      declared: new EvidenceList(),
    };
    this.#byKey.set(key, indexed);
    this.#byService.set(draft.service, [...this.of(draft.service), indexed]);
    return indexed;
  }

  /** An operation that only its callers tell of: it has no evidence of its own, and no other call is matched with it. */
  expect(draft: OperationDraft): Operation {
    const key = keyOf(draft);
    const operation = this.#expected.get(key) ?? operationOf(draft);
    this.#expected.set(key, operation);
    return operation;
  }

  /** The operations of a service, in the order in which they were found. */
  of(service: string): readonly IndexedOperation[] {
    return this.#byService.get(service) ?? [];
  }

  /** Those that are made for programs: no pages, and nothing that only a page of the service itself sends to. */
  forPrograms(service: string): readonly IndexedOperation[] {
    return this.of(service).filter((one) => one.operation.kind === undefined);
  }

  /** Those that code of the service itself may mean by a relative URL: all but its pages. */
  forItself(service: string): readonly IndexedOperation[] {
    return this.of(service).filter((one) => one.operation.kind !== "page");
  }

  /** Those of one protocol, of all services, by service name. */
  withProtocol(protocol: OperationProtocol): IndexedOperation[] {
    const services = sortedBy(this.#byService.keys(), (name) => name);
    return services.flatMap((name) => this.of(name)).filter((one) => one.operation.protocol === protocol);
  }

  /** All operations, sorted by id. Where the code shows nothing, the document's shape is the only one. */
  all(): Operation[] {
    const known = [...this.#byKey.values()].map((one) => withoutEcho(one.operation));
    return sortedBy([...known, ...this.#expected.values()], (operation) => operation.id);
  }
}

/** What the document says is not said twice. */
function withoutEcho({ declared, ...operation }: Operation): Operation {
  const request = declared?.request === operation.request ? undefined : declared?.request;
  const response = declared?.response === operation.response ? undefined : declared?.response;
  return { ...operation, ...(request || response ? { declared: { ...(request ? { request } : {}), ...(response ? { response } : {}) } } : {}) };
}

function keyOf(draft: OperationDraft): string {
  const path = draft.protocol === "http" ? routeKey(draft.path) : draft.path;
  return JSON.stringify([draft.service, draft.protocol, methodOf(draft), path]);
}

/** Only HTTP has methods beside its names: `Query.orders` says already that it is a query. */
function methodOf({ protocol, method }: OperationDraft): string {
  return protocol === "http" ? method : "";
}

function operationOf(draft: OperationDraft): Operation {
  const { service, protocol, path, kind } = draft;
  const method = methodOf(draft);
  return { id: operationId(service, protocol, { method, path }), service: serviceId(service), protocol, method, path, ...(kind ? { kind } : {}), observedIn: [], declaredIn: [] };
}

/** What the document promises stays beside what the code does, to be compared. */
function keepDeclared(operation: Operation, { request, response }: OperationDraft): void {
  if (!request && !response) return;
  const [before, after] = [operation.declared?.request ?? request, operation.declared?.response ?? response];
  operation.declared = { ...(before ? { request: before } : {}), ...(after ? { response: after } : {}) };
}

/** What code says about fields stands; a document fills in what code leaves open. */
function complete({ operation, observed, declared }: IndexedOperation, draft: OperationDraft): void {
  observed.add(draft.observedIn ?? []);
  declared.add(draft.declaredIn ?? []);
  operation.observedIn = observed.all();
  operation.declaredIn = declared.all();
  const fromCode = (draft.observedIn ?? []).length > 0;
  if (!fromCode) keepDeclared(operation, draft);
  // a schema that the protocol enforces is what travels, whatever names the code uses for it
  const isEnforced = !fromCode && (draft.protocol === "grpc" || draft.protocol === "graphql");
  const request = fromCode ? mergeShapes(operation.request, draft.request) : isEnforced ? (draft.request ?? operation.request) : (operation.request ?? draft.request);
  const response = fromCode ? mergeShapes(operation.response, draft.response) : isEnforced ? (draft.response ?? operation.response) : (operation.response ?? draft.response);
  if (request) operation.request = request;
  if (response) operation.response = response;
  // one witness who says that programs call it is enough
  if (draft.kind === undefined) delete operation.kind;
  if (draft.deprecated) operation.deprecated = true;
  if (draft.access && (!operation.access || operation.access.authentication === "unknown")) operation.access = draft.access;
}
