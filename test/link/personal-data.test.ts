import { expect, test } from "@jest/globals";
import { categories } from "../../src/knowledge/personal-data/categories.js";
import { terms } from "../../src/knowledge/personal-data/terms.js";
import { PersonalData } from "../../src/link/label-personal-data.js";

/** `field: type` of something called `about`, with what it is labelled. */
function labelled(about: string, fields: string[], declared: ConstructorParameters<typeof PersonalData>[1] = []): string[] {
  const labels = new PersonalData({ categories, terms }, declared);
  const shape = labels.label({ fields: fields.map((text) => ({ path: text.split(": ")[0] ?? "", type: text.split(": ")[1] ?? "string" })) }, [about]);
  return shape.fields.map(({ path, personal }) => `${path} ${personal?.key ?? "-"}`);
}

test("a name counts in its context: that of a passenger, not that of a product", () => {
  expect(labelled("Passenger", ["name", "age: number", "city", "id", "seat.name", "luggage[].id", "contact.name", "baggageTags[]"])).toEqual(["name user.name", "age user.demographic.age_range", "city user.contact.address.city", "id user.unique_id.pseudonymous", "seat.name -", "luggage[].id -", "contact.name user.name", "baggageTags[] -"]);
  expect(labelled("Product", ["name", "age: number", "city", "id", "supplier.email", "comments[].author.name", "reviews[].text"])).toEqual(["name -", "age -", "city -", "id -", "supplier.email user.contact.email", "comments[].author.name user.name", "reviews[].text user.content"]);
});

test("what is said of data is no data: questions, counts, templates and settings", () => {
  expect(labelled("User", ["isEmailVerified: boolean", "emailVerified: boolean", "emailTemplate", "hasPassword", "passwordChangedAt: string(date-time)", "emailCount: number", "sendEmail", "addressId", "phone: boolean"])).toEqual(
    ["isEmailVerified", "emailVerified", "emailTemplate", "hasPassword", "passwordChangedAt", "emailCount", "sendEmail", "addressId", "phone"].map((name) => `${name} -`),
  );
});

test("all ways of writing a name, and other languages", () => {
  expect(labelled("Order", ["date_of_birth", "dateOfBirth", "date-of-birth", "DOB", "customer_email", "customerEmailAddress", "Telefonnummer", "nachname", "correo_electronico", "codePostal", "data_nascimento", "shipping.address.line1", "card.last4", "iban", "createdBy", "customerId", "orderId", "stripeCustomerIds[]"])).toEqual([
    "date_of_birth user.demographic.date_of_birth", "dateOfBirth user.demographic.date_of_birth", "date-of-birth user.demographic.date_of_birth", "DOB user.demographic.date_of_birth", "customer_email user.contact.email", "customerEmailAddress user.contact.email",
    "Telefonnummer user.contact.phone_number", "nachname user.name.last", "correo_electronico user.contact.email", "codePostal user.contact.address.postal_code", "data_nascimento user.demographic.date_of_birth", "shipping.address.line1 user.contact.address.street",
    "card.last4 user.financial.credit_card", "iban user.financial.bank_account", "createdBy user.unique_id.pseudonymous", "customerId user.unique_id.pseudonymous", "orderId -", "stripeCustomerIds[] user.unique_id.pseudonymous",
  ]);
});

test("two names are one only where the first is `name`", () => {
  expect(labelled("Passenger", ["name.given", "name.family", "payments[].method", "seat.code"])).toEqual(["name.given user.name.first", "name.family user.name.last", "payments[].method -", "seat.code -"]);
});

test("a format says it whatever the name is; types of DynamoDB do not hide the name", () => {
  expect(labelled("Ticket", ["sentTo: string(email)", "reporter.email.S: unknown"])).toEqual(["sentTo user.contact.email", "reporter.email.S user.contact.email"]);
});

test("special categories are marked, and every label says why", () => {
  const { fields } = new PersonalData({ categories, terms }).label({ fields: [{ path: "religion", type: "string" }, { path: "rider.name", type: "string" }] }, ["Registration"]);
  expect(fields.map(({ personal }) => personal)).toEqual([
    { key: "user.demographic.religious_belief", sensitivity: "restricted", article9: true, reason: 'the name ends in "religion"' },
    { key: "user.name", sensitivity: "confidential", reason: 'the name ends in "name" and it is of "rider"' },
  ]);
});

test("what the configuration declares counts more; the last that fits, and unused ones are known", () => {
  const declared = [{ field: "email", category: "none" }, { field: "Order:reference", category: "user.payment", reason: "the bank's reference" }, { field: "buyer.email", category: "user.contact.email" }, { field: "Invoice:reference", category: "user.payment" }];
  expect(labelled("Order", ["email", "reference", "buyer.email"], declared)).toEqual(["email -", "reference user.payment", "buyer.email user.contact.email"]);
  const labels = new PersonalData({ categories, terms }, declared);
  labels.label({ fields: [{ path: "reference", type: "string" }] }, ["Order"]);
  expect(labels.unused()).toEqual([0, 2, 3]);
});

test("every term leads to a category of the table", () => {
  const keys = new Set(categories.map(({ key }) => key));
  expect(terms.filter(({ key }) => !keys.has(key))).toEqual([]);
  expect(categories.map(({ key }) => key)).toEqual([...keys].sort());
});
