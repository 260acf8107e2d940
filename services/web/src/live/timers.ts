/** The waits of a follower: a watch that is wound again and again, a turn that repeats, and a pause that can be cut. */
import type { Clock } from "./clock.ts";

const nothing = () => undefined;

export class Timers {
  private readonly clock: Clock;
  private cancelWatch: () => void = nothing;
  private cancelTurn: () => void = nothing;
  private cut: () => void = nothing;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Run once after `ms`, unless the watch is wound again or stopped before. */
  watch(ms: number, run: () => void): void {
    this.cancelWatch();
    this.cancelWatch = this.clock.later(ms, run);
  }

  stopWatch(): void {
    this.cancelWatch();
  }

  /** Run every `ms`, until all is stopped. */
  every(ms: number, run: () => void): void {
    this.cancelTurn = this.clock.later(ms, () => {
      this.every(ms, run);
      run();
    });
  }

  /** Wait; `wake` cuts it short. */
  pause(ms: number): Promise<void> {
    return new Promise((resume) => {
      const cancel = this.clock.later(ms, resume);
      this.cut = () => {
        cancel();
        resume();
      };
    });
  }

  wake(): void {
    this.cut();
  }

  stop(): void {
    this.cancelWatch();
    this.cancelTurn();
    this.cut();
  }
}
