/** Let many small pieces of news through as one, at most every PACE milliseconds. */
import type { Clock } from "./clock.ts";

export class Pace<Piece> {
  private pieces: Piece[] = [];
  private cancel: (() => void) | null = null;
  private readonly clock: Clock;
  private readonly every: number;
  private readonly show: (pieces: Piece[]) => void;

  constructor(clock: Clock, every: number, show: (pieces: Piece[]) => void) {
    this.clock = clock;
    this.every = every;
    this.show = show;
  }

  add(piece: Piece): void {
    this.pieces.push(piece);
    this.cancel ??= this.clock.later(this.every, () => this.flush());
  }

  /** Show what waits now, for instance before a snapshot is merged or the page goes away. */
  flush(): void {
    this.cancel?.();
    this.cancel = null;
    if (this.pieces.length === 0) return;
    const pieces = this.pieces;
    this.pieces = [];
    this.show(pieces);
  }
}
