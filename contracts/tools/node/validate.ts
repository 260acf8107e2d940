/**
 * Reads an AsyncAPI document from standard input and writes what AsyncAPI's own parser finds in it to standard output:
 * a JSON list of {severity, place, message}, severity 0 (error) to 3 (hint), in the order of the document's lines.
 */
import { text } from "node:stream/consumers";
import { Parser } from "@asyncapi/parser";

const diagnostics = await new Parser().validate(await text(process.stdin));
const found = diagnostics
  .toSorted((one, other) => one.range.start.line - other.range.start.line)
  .map(({ severity, path, message }) => ({ severity, place: path.join("/"), message }));
process.stdout.write(JSON.stringify(found));
