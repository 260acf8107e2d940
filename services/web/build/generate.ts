/**
 * Make src/api/generated/<service>.ts from the committed OpenAPI documents, and fail when a document is missing:
 * a client typed from an old document is worse than no client.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const documents = new URL("../../../contracts/generated/openapi/", import.meta.url);
const target = new URL("../src/api/generated/", import.meta.url);
const services = ["intake", "alignment", "training", "incident", "departments"];

mkdirSync(target, { recursive: true });
for (const service of services) {
  const document = JSON.parse(readFileSync(new URL(`${service}.json`, documents), "utf8"));
  const types = astToString(await openapiTS(document));
  writeFileSync(new URL(`${service}.ts`, target), `// Made by "npm run generate". Do not edit.\n${types}`);
  console.log(`${service}: ${types.split("\n").length} lines`);
}
