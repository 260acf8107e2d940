import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { onSignedOut } from "../api/client.ts";
import { sessionQuery } from "../api/queries.ts";
import type { Session } from "../api/shapes.ts";
import { LoadingFrame } from "../parts/loading.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SignInPage } from "../places/sign-in/sign-in-page.tsx";
import { SessionContext } from "./session-context.ts";
import { Shell } from "./shell.tsx";
import { useTheme } from "./theme.ts";

/** Nobody sees a page before we know who they are. */
export function Gate() {
  useTheme();
  const { data, error, isPending, refetch } = useQuery({
    ...sessionQuery,
    refetchOnWindowFocus: "always",
    // The gateway renews the session's cookie when it is asked who is signed in.
    refetchInterval: 60_000,
  });
  const { last, isEnded } = useEndedSession(data, () => void refetch());
  if (last) {
    return (
      <SessionContext value={last}>
        <Shell isSignedOut={isEnded} />
      </SessionContext>
    );
  }
  if (isPending) return <LoadingFrame />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return <SignInPage />;
}

/**
 * Keeps the page of a person whose session ends under their hands, so that nothing written is lost; they sign in again
 * in another tab and go on. Another person who signs in gets a fresh page.
 */
function useEndedSession(session: Session | null | undefined, ask: () => void) {
  const last = useRef<Session | null>(null);
  const [isRefused, setRefused] = useState(false);
  const asked = useRef(ask);
  asked.current = ask;

  useEffect(
    () =>
      onSignedOut(() => {
        setRefused(true);
        asked.current();
      }),
    [],
  );
  useEffect(() => {
    if (session) setRefused(false);
  }, [session]);

  if (session && last.current && session.subject !== last.current.subject) location.assign("/");
  if (session) last.current = session;
  return { last: last.current, isEnded: session === null || isRefused };
}
