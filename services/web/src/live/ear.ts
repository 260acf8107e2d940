/** Hears one line after the other, and knows how far it has heard. */
import type { Change, Heartbeat } from "../api/shapes.ts";
import type { News } from "./news.ts";

/** What the last news asks for: nothing, a snapshot on this line, or another line. */
export type Heard = "more" | "gap" | "reset" | "goodbye";

export type EarCalls = {
  onChange: (change: Change) => void;
  /** All that was heard is true of this time. */
  onTrueAt: (asOf: string) => void;
  /** The line carries something new: whatever was wrong with it is over. */
  onProof: () => void;
};

export class Ear {
  /** The cursor of the last thing heard, shown or not; null before the first snapshot. */
  cursor: string | null = null;
  private isGreeted = false;
  private readonly calls: EarCalls;

  constructor(calls: EarCalls) {
    this.calls = calls;
  }

  /** Another line begins. */
  begin(): void {
    this.isGreeted = false;
  }

  hear(news: News): Heard {
    if (news.kind === "goodbye" || news.kind === "reset") return news.kind;
    if (news.kind === "change") this.hearChange(news.change);
    if (news.kind === "heartbeat") return this.hearHeartbeat(news.heartbeat);
    return "more";
  }

  private hearChange(change: Change): void {
    this.isGreeted = true;
    this.cursor = change.cursor;
    this.calls.onProof();
    this.calls.onChange(change);
  }

  /**
   * The first heartbeat of a line says where it will stand once what was missed has come. From then on all news before
   * a heartbeat has been heard, so another cursor in it means that some was lost.
   */
  private hearHeartbeat({ cursor, as_of }: Heartbeat): Heard {
    const isGap = this.isGreeted && cursor !== this.cursor;
    if (this.isGreeted) this.calls.onProof();
    this.isGreeted = true;
    if (isGap) return "gap";
    if (cursor === this.cursor) this.calls.onTrueAt(as_of);
    return "more";
  }
}
