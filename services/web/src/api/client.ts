/** One typed client per service; every call carries a trace, every write a key that makes a retry harmless. */

import type { paths as AlignmentPaths } from "@contracts/alignment.ts";
import type { paths as DepartmentsPaths } from "@contracts/departments.ts";
import type { paths as IncidentPaths } from "@contracts/incident.ts";
import type { paths as IntakePaths } from "@contracts/intake.ts";
import type { paths as TrainingPaths } from "@contracts/training.ts";
import createClient, { type Middleware } from "openapi-fetch";
import { asProblem, ProblemError, unreachable } from "./problem.ts";
import { newTraceparent, recallTrace, rememberTrace, traceIdOf } from "./trace.ts";

type Listener = () => void;
const signedOutListeners = new Set<Listener>();

/** Be told when a service says that nobody is signed in any more. Returns the way to stop. */
export function onSignedOut(listener: Listener): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

export function tellSignedOut(): void {
  for (const listener of signedOutListeners) listener();
}

const trace: Middleware = {
  onRequest({ request }) {
    if (!request.headers.has("traceparent")) request.headers.set("traceparent", newTraceparent());
    rememberTrace(request, traceIdOf(request.headers.get("traceparent")));
    return request;
  },
  onResponse({ request, response }) {
    rememberTrace(response, recallTrace(request));
  },
};

const idempotency: Middleware = {
  onRequest({ request }) {
    if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", crypto.randomUUID());
    }
    return request;
  },
};

const session: Middleware = {
  onResponse({ response }) {
    if (response.status === 401) tellSignedOut();
  },
};

const silence: Middleware = {
  onError({ request }) {
    return new ProblemError(unreachable(), recallTrace(request), request.method !== "GET");
  },
};

function clientOf<Paths extends object>(service: string) {
  const client = createClient<Paths>({
    baseUrl: `${globalThis.location.origin}/api/${service}`,
    credentials: "same-origin",
    // Looked up at each call, so that a test's network stands in.
    fetch: (request) => globalThis.fetch(request),
  });
  client.use(trace, idempotency, session, silence);
  return client;
}

export const intake = clientOf<IntakePaths>("intake");
export const alignment = clientOf<AlignmentPaths>("alignment");
export const training = clientOf<TrainingPaths>("training");
export const incident = clientOf<IncidentPaths>("incident");
export const departments = clientOf<DepartmentsPaths>("departments");

type Outcome<Answer> = { data?: Answer; error?: unknown; response: Response };

/** The answer itself, or a ProblemError. */
export async function answerOf<Answer>(call: Promise<Outcome<Answer>>): Promise<Answer> {
  return (await receiptOf(call)).answer;
}

export type Receipt<Answer> = { answer: Answer; traceId: string | null; etag: string | null };

/** The answer of a write with its trace, to show the person who wrote. */
export async function receiptOf<Answer>(
  call: Promise<Outcome<Answer>>,
  wasWrite = false,
): Promise<Receipt<Answer>> {
  const { data, error, response } = await call;
  const traceId = recallTrace(response);
  if (!response.ok || data === undefined)
    throw new ProblemError(asProblem(error, response.status), traceId, wasWrite);
  return { answer: data, traceId, etag: response.headers.get("ETag") };
}

/** Headers of a change that must meet the version it was made from. */
export function ifMatch(etag: string): { "If-Match": string } {
  return { "If-Match": etag };
}
