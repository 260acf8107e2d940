/** A shared workstation forgets people: warn when nobody touches the page, then sign out. */
import { useEffect, useState } from "react";
import { keepChoice, readChoice } from "./preferences.ts";

export const IDLE_AFTER = 10 * 60_000;
export const WARN_FOR = 60_000;
const TICK = 1_000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel", "touchstart"] as const;
/** Another tab of the same browser keeps this one awake. */
const SHARED = "touched";
const SHARE_EVERY = 5_000;

export type Idleness = { phase: "active" | "warning" | "over"; secondsLeft: number; touch: () => void };

export function phaseAt(now: number, touched: number): { phase: Idleness["phase"]; secondsLeft: number } {
  const left = touched + IDLE_AFTER - now;
  const phase = left <= 0 ? "over" : left <= WARN_FOR ? "warning" : "active";
  return { phase, secondsLeft: Math.max(0, Math.ceil(left / 1000)) };
}

/** By the clock on the wall, not by counting ticks: a sleeping machine runs no timer. */
export function useIdleness(): Idleness {
  const [state, setState] = useState<Idleness>({ phase: "active", secondsLeft: 0, touch: () => undefined });
  useEffect(() => {
    let touched = Date.now();
    let shared = touched;
    keepChoice(SHARED, String(touched));
    const judge = () => {
      touched = Math.max(touched, Number(readChoice(SHARED) ?? 0));
      const next = phaseAt(Date.now(), touched);
      setState((shown) =>
        shown.phase === next.phase && (next.phase === "active" || shown.secondsLeft === next.secondsLeft)
          ? shown
          : { ...next, touch },
      );
    };
    const touch = () => {
      touched = Date.now();
      if (touched - shared > SHARE_EVERY) {
        shared = touched;
        keepChoice(SHARED, String(touched));
      }
      judge();
    };
    // Once the warning is up only its buttons count, so that it can be read without vanishing.
    const onLife = () => phaseAt(Date.now(), touched).phase === "active" && touch();
    setState({ ...phaseAt(Date.now(), touched), touch });
    const timer = setInterval(judge, TICK);
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, onLife, { passive: true });
    document.addEventListener("visibilitychange", judge);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, onLife);
      document.removeEventListener("visibilitychange", judge);
    };
  }, []);
  return state;
}
