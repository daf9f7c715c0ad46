import puppeteer, { type Browser, type Page } from "puppeteer";
import { chromium } from "playwright";

export class PriceReader {
  constructor(private readonly browser: Browser) {}

  async read(sku: string) {
    const page = await this.browser.newPage();
    await page.setViewport({ width: 800, height: 600 });
    await page.goto(`https://supplier.example.com/items/${sku}`); // => calls GET https://supplier.example.com/items/{sku}
    return page.evaluate(() => document.title);
  }
}

async function print(page: Page, url: string) {
  await page.goto(url, { waitUntil: "networkidle0" });
  await page.addStyleTag({ url: "https://static.example.com/print.css" }); // => calls GET https://static.example.com/print.css
  return page.pdf();
}

export async function invoice(id: string) {
  const browser = await puppeteer.launch();
  return print(await browser.newPage(), `${process.env.INVOICES_URL}/invoices/${id}`); // => calls GET {INVOICES_URL}/invoices/{id}
}

export async function label(html: string) {
  const context = await (await chromium.launch()).newContext();
  const page = await context.newPage();
  await page.goto("file:///srv/labels/empty.html");
  await page.setContent(html);
  await page.goto("http://labels:3000/preview"); // => calls GET http://labels:3000/preview
}

const router = { goto: (path: string) => path };
router.goto("/orders");
