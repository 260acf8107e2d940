import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime, whenSaid } from "./when.ts";

const EVERY = 30_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** One timer for all the times on a page. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) timer = setInterval(tick, EVERY);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

export function SaidTime({ at }: { at: string }) {
  const { t } = useTranslation();
  useSyncExternalStore(subscribe, () => now);
  return (
    <time dateTime={at} title={dayAndTime(at)}>
      {whenSaid(at, Date.now(), t)}
    </time>
  );
}
