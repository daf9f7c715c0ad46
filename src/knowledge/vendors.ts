/**
 * Third parties that systems hand data to, known by the npm package of their SDK and by the hosts of their API.
 * In: the tables below, one per trade. Out: one list sorted by id. Knows data only: how a use is recognised is decided by extract and link.
 * Stores and channels that a cloud offers (S3, DynamoDB, SQS, SNS …) are nodes of their own in the graph and no vendors.
 */
import type { Vendor } from "./vendor.js";
import { aiVendors } from "./vendors/ai.js";
import { analyticsVendors } from "./vendors/analytics.js";
import { awsVendors } from "./vendors/aws.js";
import { businessVendors } from "./vendors/business.js";
import { commerceVendors } from "./vendors/commerce.js";
import { developmentVendors } from "./vendors/development.js";
import { geoVendors } from "./vendors/geo.js";
import { identityVendors } from "./vendors/identity.js";
import { mailVendors } from "./vendors/mail.js";
import { mediaVendors } from "./vendors/media.js";
import { messagingVendors } from "./vendors/messaging.js";
import { monitoringVendors } from "./vendors/monitoring.js";
import { paymentVendors } from "./vendors/payment.js";

export type { Vendor } from "./vendor.js";

/** Every known third party, sorted by id. */
export const vendors: readonly Vendor[] = [
  ...aiVendors,
  ...analyticsVendors,
  ...awsVendors,
  ...businessVendors,
  ...commerceVendors,
  ...developmentVendors,
  ...geoVendors,
  ...identityVendors,
  ...mailVendors,
  ...mediaVendors,
  ...messagingVendors,
  ...monitoringVendors,
  ...paymentVendors,
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The third party whose SDK this package is. */
export function vendorOfPackage(name: string): Vendor | undefined {
  return vendors.find((vendor) => vendor.packages.includes(name));
}
