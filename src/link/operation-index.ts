import { sortedBy } from "../model/compare.js";
import type { Access, DataShape, Evidence, Operation, OperationProtocol } from "../model/graph.js";
import { operationId, serviceId } from "../model/ids.js";
import { mergeEvidence } from "./merge-evidence.js";
import { mergeShapes } from "./merge-shapes.js";
import { routeKey, segmentsOf } from "./route-match.js";

/** What is said about one operation by one witness. */
export interface OperationDraft {
  service: string;
  protocol: OperationProtocol;
  method: string;
  path: string;
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
  segments: readonly string[];
}

/** All operations of the system; the same method and path of one service is one operation, whatever its parameters are called. */
export class OperationIndex {
  readonly #byKey = new Map<string, IndexedOperation>();
  readonly #byService = new Map<string, IndexedOperation[]>();

  /** Adds a witness: a new operation, or more evidence and fields for a known one. */
  add(draft: OperationDraft): IndexedOperation {
    const key = JSON.stringify([draft.service, draft.protocol, draft.method, keyOf(draft)]);
    const known = this.#byKey.get(key);
    if (known) {
      complete(known.operation, draft);
      return known;
    }
    const segments = draft.protocol === "http" ? segmentsOf(draft.path) : [];
    const indexed = { service: draft.service, operation: operationOf(draft), segments };
    this.#byKey.set(key, indexed);
    this.#byService.set(draft.service, [...this.of(draft.service), indexed]);
    return indexed;
  }

  /** The operations of a service, in the order in which they were found. */
  of(service: string): readonly IndexedOperation[] {
    return this.#byService.get(service) ?? [];
  }

  /** Those of one protocol, of all services, by service name. */
  withProtocol(protocol: OperationProtocol): IndexedOperation[] {
    const services = sortedBy(this.#byService.keys(), (name) => name);
    return services.flatMap((name) => this.of(name)).filter((one) => one.operation.protocol === protocol);
  }

  /** All operations, sorted by id. */
  all(): Operation[] {
    return sortedBy([...this.#byKey.values()].map((one) => one.operation), (operation) => operation.id);
  }
}

function keyOf(draft: OperationDraft): string {
  return draft.protocol === "http" ? routeKey(draft.path) : draft.path;
}

function operationOf(draft: OperationDraft): Operation {
  const { service, protocol, method, path } = draft;
  const operation: Operation = {
    id: operationId(service, protocol, { method, path }),
    service: serviceId(service),
    protocol,
    method,
    path,
    observedIn: [],
    declaredIn: [],
  };
  complete(operation, draft);
  return operation;
}

/** What code says about fields stands; a document fills in what code leaves open. */
function complete(operation: Operation, draft: OperationDraft): void {
  operation.observedIn = mergeEvidence(operation.observedIn, draft.observedIn ?? []);
  operation.declaredIn = mergeEvidence(operation.declaredIn, draft.declaredIn ?? []);
  const fromCode = (draft.observedIn ?? []).length > 0;
  const request = fromCode ? mergeShapes(operation.request, draft.request) : (operation.request ?? draft.request);
  const response = fromCode ? mergeShapes(operation.response, draft.response) : (operation.response ?? draft.response);
  if (request) operation.request = request;
  if (response) operation.response = response;
  if (draft.deprecated) operation.deprecated = true;
  if (draft.access && (!operation.access || operation.access.authentication === "unknown")) operation.access = draft.access;
}
