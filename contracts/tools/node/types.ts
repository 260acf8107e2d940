/**
 * Reads OpenAPI documents by name from standard input, as one JSON object, and writes their TypeScript types by name
 * to standard output, as one JSON object too.
 */
import { text } from "node:stream/consumers";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

const documents: Record<string, OpenAPI3> = JSON.parse(await text(process.stdin));
const types: Record<string, string> = {};
for (const [name, document] of Object.entries(documents)) {
  types[name] = astToString(await openapiTS(document));
}
process.stdout.write(JSON.stringify(types));
