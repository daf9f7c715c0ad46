import type { Alternatives } from "../../model/facts.js";
import { httpCall } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { LibraryModel } from "./library-model.js";

const packages = ["puppeteer", "puppeteer-core", "puppeteer-extra", "puppeteer-extra-core", "puppeteer-cluster", "playwright", "playwright-core", "playwright-chromium", "playwright-firefox", "playwright-webkit", "playwright-extra", "@cloudflare/puppeteer"];

/** https://pptr.dev/api/puppeteer.page.goto, https://playwright.dev/docs/api/class-page#page-goto. The test runner `@playwright/test` is none of them. */
export const browserAutomation: LibraryModel = {
  id: "browser-automation",
  title: "Puppeteer and Playwright",
  packages,
  category: "http-client",
  system: "http",
  finds: "pages that a driven browser opens, and scripts and styles that it adds by URL",
  cannotSee: "what the opened pages ask for themselves",
  aliases: {
    ".{default,chromium,firefox,webkit,puppeteer}": "", ".{launch,connect,launchPersistentContext,connectOverCDP}()": ".Browser()", ".Browser().{newContext,createBrowserContext,createIncognitoBrowserContext,defaultBrowserContext,browser}()": ".Browser()",
    ".BrowserContext()": ".Browser()", ".Browser().newPage()": ".Page()", ".Page().mainFrame()": ".Page()", ".Frame()": ".Page()",
  },
  uses: [
    { on: ".Page().goto", facts: (use) => opened(use.arg(0).text()) },
    { on: ".Page().{addStyleTag,addScriptTag}", facts: (use) => opened(use.arg(0).prop("url").text()) },
  ],
};

/** Pages from the disk, and those that are written in the URL itself, are asked of nobody. */
function opened(url: Alternatives): Draft[] {
  const asked = url.filter((one) => typeof one[0] !== "string" || !/^(?:file|data|about|blob):/.test(one[0]));
  return asked.length ? [httpCall({ method: "GET", url: asked })] : [];
}
