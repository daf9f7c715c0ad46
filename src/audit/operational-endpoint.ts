import type { Operation } from "../model/graph.js";

/** Paths by which platforms watch a service; conventions of Kubernetes probes, Spring, Express terminus, Prometheus, Swagger UI. */
const operational = /^\/?(?:api\/|v\d+\/|_+)*(?:health|healthz|healthcheck|health-check|live|livez|liveness|ready|readyz|readiness|ping|status|metrics|version|info|favicon\.ico|docs|api-docs|swagger|openapi)(?:[/.-].*)?$/i;

/** Health checks, metrics and the like: rarely written into a specification, and called by the platform. */
export function isOperational(operation: Operation): boolean {
  return operation.protocol === "http" && (operation.path === "/" || operational.test(operation.path.replace(/^\//, "")));
}
