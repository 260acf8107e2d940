/**
 * Make src/api/generated/<service>.ts from the committed OpenAPI documents, or from those in the folder given.
 * A missing document fails: a client typed from an old one is worse than no client.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

const here = new URL("..", import.meta.url).pathname;
const documents = resolve(process.argv[2] ?? `${here}/../../contracts/generated/openapi`);
const target = `${here}/src/api/generated`;
const services = ["intake", "alignment", "training", "incident", "departments", "gateway"];

mkdirSync(target, { recursive: true });
for (const service of services) {
  const document = JSON.parse(readFileSync(`${documents}/${service}.json`, "utf8"));
  const types = astToString(await openapiTS(document));
  writeFileSync(`${target}/${service}.ts`, `// Made by "npm run generate". Do not edit.\n${types}`);
  console.log(`${service}: ${types.split("\n").length} lines`);
}
