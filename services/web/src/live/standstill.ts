/** Knows a line that is open and leads nowhere: heartbeats of a server whose worker has stopped say one moment again and again. */
import { STANDSTILL } from "./limits.ts";

export class Standstill {
  private asOf: string | null = null;
  private movedAt = 0;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** The line says that it is true of this moment. */
  hear(asOf: string): void {
    if (asOf === this.asOf) return;
    this.asOf = asOf;
    this.movedAt = this.now();
  }

  /** Since when the line has said nothing newer, if that is long ago; else null. */
  since(): number | null {
    return this.asOf !== null && this.now() - this.movedAt > STANDSTILL ? this.movedAt : null;
  }
}
