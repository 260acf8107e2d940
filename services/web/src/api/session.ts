/** Who is signed in, from the cookie session at the gateway. */
import { asProblem, ProblemError, unreachable } from "./problem.ts";
import type { Session } from "./shapes.ts";

/** The session, or null when nobody is signed in. */
export async function readSession(): Promise<Session | null> {
  const response = await fetch("/session/me", { credentials: "same-origin", cache: "no-store" }).catch(() => {
    throw new ProblemError(unreachable(), null, false);
  });
  if (response.status === 401) return null;
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ProblemError(asProblem(body, response.status), null, false);
  return body as Session;
}

/** End the session here; the address where the identity provider ends its own, if it has one. */
export async function endSession(): Promise<string | null> {
  const response = await fetch("/session/logout", { method: "POST", credentials: "same-origin" });
  const body: unknown = await response.json().catch(() => null);
  const address = (body as { continue_at?: unknown } | null)?.continue_at;
  return typeof address === "string" ? address : null;
}

/** Where the sign-in button goes; the person comes back to the page they were on. */
export function signInAddress(next: string): string {
  return `/session/login?next=${encodeURIComponent(next)}`;
}
