import { useSyncExternalStore } from "react";

/** Below this the page on a screen is one column; paper has its own styles. The same figure as in the styles. */
const query = "screen and (max-width: 65.9375rem)";

function subscribe(listener: () => void): () => void {
  const media = globalThis.matchMedia?.(query);
  media?.addEventListener("change", listener);
  return () => media?.removeEventListener("change", listener);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => globalThis.matchMedia?.(query).matches ?? false);
}
