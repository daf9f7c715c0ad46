/**
 * The sorted list of rules. To add one: a file here that exports an `AuditRule`, and a line below.
 * In: nothing. Out: the list. May not contain logic.
 */
import type { AuditRule } from "../audit-rule.js";
import { datasetWithSeveralWriters } from "./dataset-with-several-writers.js";
import { deprecatedInUse } from "./deprecated-in-use.js";
import { eventWithoutConsumer } from "./event-without-consumer.js";
import { eventWithoutPublisher } from "./event-without-publisher.js";
import { fieldDrift } from "./field-drift.js";
import { ownerConflict } from "./owner-conflict.js";
import { phantomCall } from "./phantom-call.js";
import { serviceWithoutOwner } from "./service-without-owner.js";
import { serviceWithoutSpec } from "./service-without-spec.js";
import { sharedDatastore } from "./shared-datastore.js";
import { specNotCheckable } from "./spec-not-checkable.js";
import { staleOperation } from "./stale-operation.js";
import { uncalledOperation } from "./uncalled-operation.js";
import { undeclaredProcessor } from "./undeclared-processor.js";
import { undocumentedFlow } from "./undocumented-flow.js";
import { undocumentedOperation } from "./undocumented-operation.js";

export const auditRules: readonly AuditRule[] = [
  datasetWithSeveralWriters,
  deprecatedInUse,
  eventWithoutConsumer,
  eventWithoutPublisher,
  fieldDrift,
  ownerConflict,
  phantomCall,
  serviceWithoutOwner,
  serviceWithoutSpec,
  sharedDatastore,
  specNotCheckable,
  staleOperation,
  uncalledOperation,
  undeclaredProcessor,
  undocumentedFlow,
  undocumentedOperation,
];
