/** The times of the live board, in milliseconds. */

/** The server speaks at least every 10 s; this much silence means that the line is dead. */
export const SILENCE = 25_000;
/** A line that speaks of the same moment for this long is open, but nobody fills the board behind it. */
export const STANDSTILL = 25_000;
/** While not live the whole view is asked for this often. */
export const POLL = 15_000;
/** News is shown at most this often: one redraw for all that came since. */
export const PACE = 250;
/** Reopening waits between half and the whole of FIRST × 2ⁿ, at most LONGEST. */
export const FIRST_WAIT = 500;
export const LONGEST_WAIT = 20_000;
/** After a planned goodbye everybody reopens within this time, not all at once. */
export const GOODBYE_WAIT = 1_500;

/** How long to wait before the next try, after `failures` in a row; `chance` spreads the crowd. */
export function backOff(failures: number, chance: number): number {
  const whole = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.max(0, failures - 1));
  return whole / 2 + (chance * whole) / 2;
}
