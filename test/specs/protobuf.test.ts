import { describe, expect, test } from "@jest/globals";
import { readSpecs } from "../../src/specs/read-specs.js";
import { memoryReader } from "./memory-reader.js";
import { printSpecs } from "./print-specs.js";

const money = `syntax = "proto3";
package shop.money;
message Amount { int64 cents = 1; string currency = 2; }
`;

const payments = `syntax = "proto3";
// service Fake { rpc Wrong (A) returns (B); }
package shop.payments.v1;

import "shop/money.proto";
import "google/protobuf/timestamp.proto";
import "google/protobuf/empty.proto";
import "vendor/fraud.proto";

service Payments {
  rpc Pay (PayRequest) returns (Receipt) {}
  rpc
    Watch (google.protobuf.Empty) returns (stream Receipt) {
      option deprecated = true;
    }
  rpc Score (vendor.Score) returns (vendor.Score);
}

message PayRequest {
  string order_id = 1;
  shop.money.Amount amount = 2;
  repeated Line lines = 3;
  map<string, string> labels = 4;
  oneof source { string iban = 5; Card card = 6; }
  optional string note = 7;
  enum Mode { NOW = 0; LATER = 1; }
  Mode mode = 8;
  message Line { string sku = 1; double price = 2; }
}
message Card { string number = 1; }
message Receipt {
  google.protobuf.Timestamp paid_at = 1;
  Receipt corrects = 2;
  bytes signature = 3;
}
`;

const item = (field: string): string => `syntax = "proto3";\nmessage Item { string ${field} = 1; }\n`;

describe("protobuf", () => {
  test("methods carry the fields of their messages, imports followed", () => {
    expect(printSpecs({ "proto/shop/payments.proto": payments, "proto/shop/money.proto": money })).toEqual([
      "shop.payments.v1.Payments/Pay PayRequest(order_id: string, amount.cents: integer, amount.currency: string, lines[].sku: string, lines[].price: number, labels: map<string,string>, iban?: string, card.number?: string, note?: string, mode: string{NOW,LATER}) → Receipt(paid_at: string(date-time), corrects: object, signature: bytes, …) at proto/shop/payments.proto:11:7",
      "shop.payments.v1.Payments/Watch Empty() → Receipt(paid_at: string(date-time), corrects: object, signature: bytes, …) deprecated at proto/shop/payments.proto:13:5",
      "shop.payments.v1.Payments/Score Score(…) → Score(…) at proto/shop/payments.proto:16:7",
      "info reference-not-found proto/shop/payments.proto:8:9 the imported file vendor/fraud.proto is not in the system",
    ]);
  });

  test("equal copies in several services are documents of their own, each with the imports nearest to it", () => {
    const orders = 'syntax = "proto3";\nimport "item.proto";\nservice Orders { rpc Get (Item) returns (Item); }\n';
    expect(
      printSpecs({ "web/proto/orders.proto": orders, "web/proto/item.proto": item("sku"), "store/proto/orders.proto": orders, "store/common/item.proto": item("code") }),
    ).toEqual([
      "Orders/Get Item(code: string) → Item(code: string) at store/proto/orders.proto:3:22",
      "Orders/Get Item(sku: string) → Item(sku: string) at web/proto/orders.proto:3:22",
    ]);
  });

  test("the document knows package and syntax; a file without services is none", () => {
    const { documents } = readSpecs(memoryReader({ "shop/payments.proto": payments, "shop/money.proto": money }));
    expect(documents.map(({ facts, evidence, ...document }) => ({ ...document, line: evidence.line, methods: facts.length }))).toEqual([
      { file: "shop/payments.proto", kind: "protobuf", version: "proto3", title: "shop.payments.v1", servers: [], line: 10, methods: 3 },
    ]);
  });

  test("a syntax error is told with its line, other files are read", () => {
    const broken = 'syntax = "proto3";\nmessage Order {\n  string id = ;\n}\n';
    expect(printSpecs({ "broken.proto": broken, "rides.proto": 'syntax = "proto3";\nservice Rides { rpc Book (Ride) returns (Ride); }\nmessage Ride { string from = 1; }\n' })).toEqual([
      "Rides/Book Ride(from: string) → Ride(from: string) at rides.proto:2:21",
      "warning spec-invalid broken.proto:3 not valid protobuf: illegal id ';'",
    ]);
  });
});
