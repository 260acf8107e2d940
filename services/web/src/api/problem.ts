/** Refusals and failures, in one shape (RFC 9457), whether a service sent one or the network did not answer. */

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string | null;
  instance?: string | null;
  trace_id?: string | null;
  errors?: { place: string; rule: string; found?: unknown }[];
};

/** The network gave no answer: nobody knows whether a write arrived, so only the same key makes a retry safe. */
export const UNREACHABLE = 0;

export class ProblemError extends Error {
  readonly problem: Problem;
  readonly traceId: string | null;
  /** True when the refused call was meant to change something. */
  readonly wasWrite: boolean;

  constructor(problem: Problem, traceId: string | null, wasWrite: boolean) {
    super(problem.title);
    this.name = "ProblemError";
    this.problem = problem;
    this.traceId = problem.trace_id ?? traceId;
    this.wasWrite = wasWrite;
  }

  get status(): number {
    return this.problem.status;
  }

  /** Worth the same request again: the network, a busy or a restarting service. */
  get isPassing(): boolean {
    return this.status === UNREACHABLE || this.status === 429 || this.status >= 502;
  }
}

/** Read a body as a problem; a proxy's HTML page or an empty body still becomes one. */
export function asProblem(body: unknown, status: number): Problem {
  if (typeof body === "object" && body !== null && "title" in body) {
    const given = body as Partial<Problem>;
    return { ...given, type: given.type ?? "about:blank", title: String(given.title), status };
  }
  return { type: "about:blank", title: "", status };
}

export function unreachable(): Problem {
  return { type: "about:blank", title: "", status: UNREACHABLE };
}
