/**
 * In: the .proto files of a system. Out: one document per file that has services, with one `rpc-endpoint` fact per method.
 * May not run a protobuf compiler nor look for imports outside the system.
 */
import protobuf from "protobufjs";
import type { RpcEndpointFact, SpecDocument } from "../../model/facts.js";
import type { Diagnostic, Evidence } from "../../model/graph.js";
import type { FileReader } from "../../model/layout.js";
import type { Place } from "../documents/line-index.js";
import { messageShape } from "./message-fields.js";
import { ProtoFiles, type ProtoFile } from "./proto-files.js";

/** Reads all .proto files; equal copies in several folders are documents of their own. */
export function readProtobuf(reader: FileReader, paths: readonly string[]): { documents: SpecDocument[]; diagnostics: Diagnostic[] } {
  const files = new ProtoFiles(reader, paths);
  const documents = paths.flatMap((path) => {
    const file = files.load(path);
    const services = file === undefined ? [] : servicesOf(file.root);
    return file === undefined || services.length === 0 ? [] : [documentOf(file, services, files)];
  });
  return { documents, diagnostics: files.diagnostics };
}

function documentOf(file: ProtoFile, services: readonly protobuf.Service[], files: ProtoFiles): SpecDocument {
  const visible = files.closure(file);
  return {
    file: file.path,
    kind: "protobuf",
    version: file.text.version,
    ...(file.package === "" ? {} : { title: file.package }),
    servers: [],
    evidence: evidenceAt(file, file.text.start),
    facts: services.flatMap((service) => service.methodsArray.map((method) => endpoint(method, service, { file, visible }))),
  };
}

function endpoint(method: protobuf.Method, service: protobuf.Service, { file, visible }: { file: ProtoFile; visible: ProtoFile[] }): RpcEndpointFact {
  const scope = service.fullName;
  const deprecated = method.getOption("deprecated") === true || service.getOption("deprecated") === true;
  return {
    type: "rpc-endpoint",
    protocol: "grpc",
    method: "",
    operation: [[`${service.fullName.replace(/^\./, "")}/${method.name}`]],
    request: messageShape(method.requestType, scope, visible),
    response: messageShape(method.responseType, scope, visible),
    ...(deprecated ? { deprecated } : {}),
    evidence: evidenceAt(file, file.text.methods.get(`${service.name}/${method.name}`) ?? file.text.start),
    confidence: "certain",
  };
}

function servicesOf(root: protobuf.NamespaceBase): protobuf.Service[] {
  return root.nestedArray.flatMap((nested) => {
    if (nested instanceof protobuf.Service) return [nested];
    return nested instanceof protobuf.Namespace ? servicesOf(nested) : [];
  });
}

const evidenceAt = (file: ProtoFile, place: Place): Evidence => ({ file: file.path, ...place, detector: "protobuf", confidence: "certain" });
