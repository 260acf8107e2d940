/** Light by day, dark for the night shift; the choice stays on this browser. */
import { useEffect } from "react";
import { useChoice } from "./preferences.ts";

export type ThemeName = "g10" | "g100";

export function useTheme(): [ThemeName, (theme: ThemeName) => void] {
  const prefersDark = globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false;
  const [kept, choose] = useChoice("theme", prefersDark ? "g100" : "g10");
  const theme: ThemeName = kept === "g100" ? "g100" : "g10";
  useEffect(() => {
    const { classList } = document.documentElement;
    classList.remove("cds--g10", "cds--g100");
    classList.add(`cds--${theme}`);
  }, [theme]);
  return [theme, choose];
}
