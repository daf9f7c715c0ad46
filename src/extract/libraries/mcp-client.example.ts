import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

export async function orders(client: Client) {
  await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", process.env.ORDERS_MCP_URL))); // => calls POST {ORDERS_MCP_URL}/mcp
  return client.callTool({ name: "find-order", arguments: { id: "1" } });
}

export const prices = new SSEClientTransport(new URL("http://prices:8000/sse")); // => calls GET http://prices:8000/sse
export const files = new StdioClientTransport({ command: "files-server", args: [] });
