/** Small choices kept on this browser; a forbidden store only means asking again. */
import { useCallback, useState } from "react";

export function readChoice(name: string): string | null {
  try {
    return localStorage.getItem(`plumbline.${name}`);
  } catch {
    return null;
  }
}

export function keepChoice(name: string, value: string): void {
  try {
    localStorage.setItem(`plumbline.${name}`, value);
  } catch {
    // Not kept: the next visit starts from the default.
  }
}

export function useChoice(name: string, fallback: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => readChoice(name) ?? fallback);
  const choose = useCallback(
    (next: string) => {
      setValue(next);
      keepChoice(name, next);
    },
    [name],
  );
  return [value, choose];
}
