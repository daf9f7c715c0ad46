import { Body, Controller, Get, Path, Post, Route, SuccessResponse } from "tsoa";

interface NewInvoice {
  total: number;
}

@Route("invoices")
export class InvoiceController extends Controller {
  @Get("{id}") // => serves GET /v1/invoices/{id}
  public async show(@Path() id: string): Promise<NewInvoice> {
    return { total: 0 };
  }

  @SuccessResponse("201", "Created")
  @Post() // => serves POST /v1/invoices
  public async create(@Body() invoice: NewInvoice): Promise<void> {
    await save(invoice);
  }

  public async remind(id: string): Promise<void> {
    await send(id);
  }
}

// @file tsoa.js
module.exports = { entryFile: "server.ts", routes: { routesDir: "build", basePath: "/v1" } };
