import { createContext, useContext } from "react";
import type { Session } from "../api/shapes.ts";

export const SessionContext = createContext<Session | null>(null);

/** The signed-in person; pages are only drawn when there is one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("a page was drawn with nobody signed in");
  return session;
}
