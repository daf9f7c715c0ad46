import { describe, expect, test } from "@jest/globals";
import { infrastructureOfImage } from "../../src/knowledge/infrastructure-images.js";

describe("images", () => {
  test.each([
    ["postgres:16-alpine", "postgresql"],
    ["docker.io/library/mysql", "mysql"],
    ["registry.example.com:5000/bitnami/kafka:3.5@sha256:00", "kafka"],
    ["docker.elastic.co/elasticsearch/elasticsearch:8.1.0", "elasticsearch"],
    ["quay.io/minio/minio", "aws.s3"],
    ["jaegertracing/all-in-one", "observability"],
    ["mcr.microsoft.com/mssql/server:2022-latest", "microsoft.sql_server"],
    ["alpine:3", "tool"],
    ["selenium/hub", "tool"],
    ["redpandadata/console", "tool"],
  ])("%s is %s", (image, system) => {
    expect(infrastructureOfImage(image)?.system).toBe(system);
  });

  test.each(["city/hub", "city/admin-console", "city/orders-init", "city/agent", "city/registry", "city/postgres-sync", "city/kafka-consumer", "node:20"])("%s is none", (image) => {
    expect(infrastructureOfImage(image)).toBeUndefined();
  });
});
