/** What a follower tells its readers: the board, and an honest word about whether it is live. */
import type { ProblemError } from "../api/problem.ts";
import { type Board, EMPTY } from "./board.ts";

export type Liveness = {
  state: "connecting" | "live" | "not-live";
  /** When the line was last known to be good, in milliseconds; null before the first time. */
  since: number | null;
  /** What the board is true of: the time of the last news or heartbeat. */
  asOf: string | null;
  /** A refusal that trying again does not mend. */
  refusal: ProblemError | null;
};

export type Told = { board: Board; liveness: Liveness };

export class Bulletin {
  private told: Told = {
    board: EMPTY,
    liveness: { state: "connecting", since: null, asOf: null, refusal: null },
  };
  private readonly listeners = new Set<() => void>();

  read = (): Told => this.told;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** One write for board and time together; readers are told only of a difference. */
  write(board: Board, change: Partial<Liveness> = {}): void {
    const before = this.told;
    const keys = Object.keys(change) as (keyof Liveness)[];
    const isSame = board === before.board && keys.every((key) => change[key] === before.liveness[key]);
    if (isSame) return;
    this.told = { board, liveness: { ...before.liveness, ...change } };
    for (const listener of this.listeners) listener();
  }

  set(change: Partial<Liveness>): void {
    this.write(this.told.board, change);
  }
}
