import { useEffect, useRef } from "react";
import { useBoard } from "../../live/use-board.ts";
import { LiveLine } from "./live-line.tsx";

/** Sites may change many times a second; a page that reads all of them looks again this often at most. */
const LOOK_AGAIN = 3_000;

type FreshLineProps = { department: string; onChanged: () => void };

/** For a page that reads a department's readiness: whether it is live, and word when a site has changed. */
export function FreshLine({ department, onChanged }: FreshLineProps) {
  const { board, liveness } = useBoard(department);
  const sites = board.view?.sites;
  const known = useRef(sites);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(onChanged);
  latest.current = onChanged;

  useEffect(() => {
    const isNews = known.current !== undefined && sites !== known.current;
    known.current = sites;
    if (!isNews || timer.current) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, LOOK_AGAIN);
  }, [sites]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return liveness.refusal ? null : <LiveLine liveness={liveness} />;
}
