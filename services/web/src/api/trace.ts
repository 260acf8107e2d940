/** W3C trace context: the browser starts the trace that ends on every open board. */

const WATCHED = 64;
const traces = new WeakMap<object, string>();

function hex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function newTraceparent(): string {
  return `00-${hex(16)}-${hex(8)}-01`;
}

export function traceIdOf(traceparent: string | null): string | null {
  const match = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceparent ?? "");
  return match?.[1] ?? null;
}

/** Remember the trace of a request or answer, so that a receipt can name it. */
export function rememberTrace(of: object, traceId: string | null): void {
  if (traceId?.length && traceId.length <= WATCHED) traces.set(of, traceId);
}

export function recallTrace(of: object): string | null {
  return traces.get(of) ?? null;
}

/** "4bf92f35…": enough to find it, short enough to read out over a telephone. */
export function shortTrace(traceId: string): string {
  return `${traceId.slice(0, 8)}…`;
}
