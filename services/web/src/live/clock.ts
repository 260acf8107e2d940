/** Time and chance, passed in so that a test can hold them. */

export interface Clock {
  now(): number;
  /** Run once after `ms`; returns the way to call it off. */
  later(ms: number, run: () => void): () => void;
  /** From 0 up to, not including, 1. */
  chance(): number;
}

export const wallClock: Clock = {
  now: () => Date.now(),
  later(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  chance: () => Math.random(),
};
