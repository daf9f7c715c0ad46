import { httpCall } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://github.com/modelcontextprotocol/typescript-sdk: servers that are reached over HTTP; those that run as a child process are none. */
export const mcpClient: LibraryModel = {
  id: "mcp-client",
  title: "Model Context Protocol clients",
  packages: ["@modelcontextprotocol/sdk", "@modelcontextprotocol/client"],
  category: "http-client",
  system: "http",
  finds: "servers that a client connects to by URL",
  cannotSee: "which tools are called there, and servers that run as child processes",
  uses: [{ on: ".{StreamableHTTPClientTransport,SSEClientTransport,WebSocketClientTransport}", facts: connected }],
};

function connected(use: CallUse): Draft[] {
  const url = use.arg(0).text();
  return url.length ? [httpCall({ method: use.member.startsWith("Streamable") ? "POST" : "GET", url })] : [];
}
