/** Keys: `?` shows help, `/` searches, `g` and a letter goes to a place. */
import { useEffect, useRef } from "react";
import type { Place } from "./places.ts";

/** How long `g` waits for its letter. */
const CHORD = 1_500;

export type ShortcutActions = { onHelp: () => void; onSearch: () => void; onGo: (href: string) => void };

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

export function useShortcuts(places: readonly Place[], actions: ShortcutActions, isOn: boolean): void {
  const latest = useRef({ places, actions });
  latest.current = { places, actions };

  useEffect(() => {
    if (!isOn) return;
    let chordUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
        return;
      const { places: known, actions: act } = latest.current;
      const place = Date.now() < chordUntil && known.find(({ letter }) => letter === event.key);
      chordUntil = event.key === "g" ? Date.now() + CHORD : 0;
      if (place) act.onGo(place.href);
      else if (event.key === "?") act.onHelp();
      else if (event.key === "/") {
        event.preventDefault();
        act.onSearch();
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [isOn]);
}
