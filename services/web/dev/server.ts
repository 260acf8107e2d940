/**
 * A stand-in for the platform while pages are made: `npm run dev:fixture`, then `npm run dev` or open this address for
 * what was built. Not part of the product. `?as=staff` at /session/login changes who is signed in.
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { answerTo, PEOPLE } from "./answers.ts";
import { cardsOf } from "./board.ts";

const PORT = Number(process.env.PORT ?? 4319);
const DIST = new URL("../dist", import.meta.url).pathname;
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const KINDS: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
/** How often the board changes, in milliseconds. */
const EVERY = Number(process.env.EVERY ?? 4_000);
let signedIn: string | null = "lead";

function send(response: ServerResponse, status: number, body: unknown): void {
  const kind = status >= 400 ? "application/problem+json" : "application/json";
  response.writeHead(status, { "Content-Type": kind, "Cache-Control": "no-store" }).end(JSON.stringify(body));
}

function stream(request: IncomingMessage, response: ServerResponse): void {
  let cursor = "1-0";
  let turn = 0;
  response.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  const write = (event: string, data: unknown, id?: string) =>
    response.write(`${id ? `id: ${id}\n` : ""}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const beat = () => write("heartbeat", { as_of: new Date().toISOString(), cursor });
  beat();
  const beats = setInterval(beat, 10_000);
  const changes = setInterval(() => {
    turn += 1;
    cursor = `1-${turn}`;
    const now = new Date().toISOString();
    const [first] = cardsOf();
    if (!first) return;
    const card = {
      ...first,
      version: turn + 1,
      because: `${first.because} (${turn + 1} reports)`,
      changed_at: now,
    };
    write(
      "change",
      {
        cursor,
        as_of: now,
        cards: [card],
        removed: [],
        sites: [],
        sentence: `${turn + 1} reports about labels at Oak Street; 2 decisions wait, and 5 of 52 sites are not ready.`,
        trace_id: null,
      },
      cursor,
    );
  }, EVERY);
  request.on("close", () => {
    clearInterval(beats);
    clearInterval(changes);
  });
}

function session(path: string, query: URLSearchParams, response: ServerResponse): void {
  const person = signedIn ? PEOPLE[signedIn] : undefined;
  if (path === "/session/me") {
    send(response, person ? 200 : 401, person ?? { title: "Signed out", status: 401 });
  } else if (path === "/session/logout") {
    signedIn = null;
    send(response, 200, { signed_out: true, continue_at: null });
  } else {
    signedIn = query.get("as") ?? "lead";
    response.writeHead(303, { Location: query.get("next") ?? "/" }).end();
  }
}

function file(path: string, response: ServerResponse): void {
  const found = extname(path) && existsSync(join(DIST, path)) ? path : "/index.html";
  const kind = KINDS[extname(found)] ?? "application/octet-stream";
  response
    .writeHead(200, { "Content-Type": kind, "Content-Security-Policy": POLICY })
    .end(readFileSync(join(DIST, found)));
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://fixture");
  if (pathname.startsWith("/session/")) return session(pathname, searchParams, response);
  if (pathname.endsWith("/stream")) return stream(request, response);
  if (!pathname.startsWith("/api/")) return file(pathname, response);
  request.resume();
  const { status, body } = answerTo(request.method ?? "GET", pathname, searchParams);
  send(response, status, body);
}).listen(PORT, "127.0.0.1", () => console.log(`fixture on http://127.0.0.1:${PORT}`));
