import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { standardQuery } from "../../api/queries.ts";
import type { StandardBody } from "../../api/shapes.ts";

/**
 * The standard as it was when the page was opened. A newer one is asked for and announced, but never slipped under
 * the eyes of a person who is about to sign.
 */
export function useOpenedStandard(workflow: string) {
  const query = useQuery({ ...standardQuery(workflow), refetchInterval: 15_000 });
  const [opened, setOpened] = useState<StandardBody | null>(null);
  const [before, setBefore] = useState<StandardBody | null>(null);
  const latest = query.data ?? null;
  if (latest && opened?.workflow !== workflow) {
    setOpened(latest);
    setBefore(null);
  }
  const isNewer = latest !== null && opened !== null && latest.content_hash !== opened.content_hash;
  const showLatest = () => {
    setBefore(opened);
    setOpened(latest);
  };
  return { query, opened, before, newer: isNewer ? latest : null, showLatest };
}
