import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Told } from "./bulletin.ts";
import { hub } from "./hub.ts";

/** The live board of a department. Rows that did not change are the same objects as before. */
export function useBoard(department: string): Told {
  const follower = useMemo(() => hub.follow(department), [department]);
  useEffect(() => hub.hold(follower), [follower]);
  return useSyncExternalStore(follower.bulletin.subscribe, follower.bulletin.read);
}
