import { httpCall, methodOf } from "./http-facts.js";
import type { Draft } from "./draft.js";
import { urlOfOptions } from "./http-options.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://www.electronjs.org/docs/latest/api/net, /browser-window. */
export const electron: LibraryModel = {
  id: "electron",
  title: "Electron",
  packages: ["electron", "electron/main"],
  category: "http-client",
  system: "http",
  finds: "requests of `net` with method and URL, and pages that windows load from the network",
  cannotSee: "what passes between its own processes",
  uses: [
    { on: "{.net.request,.ClientRequest,.net.ClientRequest}", facts: request },
    { on: ".net.fetch", facts: (use) => urlCall(use, methodOf(use.arg(1), "GET")) },
    { on: ".{BrowserWindow,BrowserView,WebContentsView}(){.,.webContents.}loadURL", facts: page },
  ],
};

function request(use: CallUse): Draft[] {
  const first = use.arg(0);
  if (!first.is("object")) return urlCall(use, "GET");
  const url = urlOfOptions(first, "http");
  return url.length ? [httpCall({ method: methodOf(first, "GET"), url })] : [];
}

function urlCall(use: CallUse, method: string): Draft[] {
  const url = use.arg(0).text();
  return url.length ? [httpCall({ method, url, request: use.arg(1).prop("body").shape() })] : [];
}

/** Pages from the disk are the application itself. */
function page(use: CallUse): Draft[] {
  const url = use.arg(0).text().filter((one) => typeof one[0] !== "string" || /^https?:/.test(one[0]));
  return url.length ? [httpCall({ method: "GET", url })] : [];
}
