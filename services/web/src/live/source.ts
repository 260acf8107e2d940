/** Where a board's news comes from: the departments service, over HTTP. */
import { answerOf, departments, tellSignedOut } from "../api/client.ts";
import { asProblem, ProblemError, unreachable } from "../api/problem.ts";
import type { View } from "../api/shapes.ts";
import { newTraceparent } from "../api/trace.ts";
import { type Frame, framesOf } from "./frames.ts";

export interface Source {
  /** The whole view, with the cursor that the stream goes on from. */
  snapshot(signal: AbortSignal): Promise<View>;
  /** News after the cursor, until the server closes or `signal` ends it. */
  open(after: string, signal: AbortSignal): Promise<AsyncIterable<Frame>>;
}

/**
 * A fetch-based reader, not EventSource: it sees the status of a refused stream, carries a trace, and leaves the
 * back-off to us instead of stopping for good after a proxy's 502.
 */
export function sourceOf(department: string): Source {
  return {
    snapshot: (signal) =>
      answerOf(
        departments.GET("/v1/departments/{department}/view", { params: { path: { department } }, signal }),
      ),
    async open(after, signal) {
      const address = `/api/departments/v1/departments/${encodeURIComponent(department)}/stream`;
      const response = await fetch(`${address}?after=${encodeURIComponent(after)}`, {
        headers: { Accept: "text/event-stream", "Last-Event-ID": after, traceparent: newTraceparent() },
        credentials: "same-origin",
        cache: "no-store",
        signal,
      }).catch(() => {
        throw new ProblemError(unreachable(), null, false);
      });
      if (response.status === 401) tellSignedOut();
      if (!response.ok || !response.body) {
        const body: unknown = await response.json().catch(() => null);
        throw new ProblemError(asProblem(body, response.status), null, false);
      }
      return framesOf(response.body);
    },
  };
}
