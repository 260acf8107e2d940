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

const isChord = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey;

/** What a key does; `isAfterG` says that `g` was pressed a moment ago. */
function actOn(key: string, isAfterG: boolean, places: readonly Place[], actions: ShortcutActions): boolean {
  const place = isAfterG && places.find(({ letter }) => letter === key);
  if (place) actions.onGo(place.href);
  else if (key === "?") actions.onHelp();
  else if (key === "/") actions.onSearch();
  else return false;
  return true;
}

export function useShortcuts(places: readonly Place[], actions: ShortcutActions, isOn: boolean): void {
  const latest = useRef({ places, actions });
  latest.current = { places, actions };

  useEffect(() => {
    if (!isOn) return;
    let chordUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (isChord(event) || event.defaultPrevented || isTyping(event.target)) return;
      const { places: known, actions: act } = latest.current;
      // A key that was used must not also be typed into the field that it opens.
      if (actOn(event.key, Date.now() < chordUntil, known, act)) event.preventDefault();
      chordUntil = event.key === "g" ? Date.now() + CHORD : 0;
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [isOn]);
}
