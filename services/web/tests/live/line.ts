/** A server that the test plays: snapshots and streams that it answers by hand, under vitest's fake clock. */
import { vi } from "vitest";
import type { Change, View } from "../../src/api/shapes.ts";
import type { Clock } from "../../src/live/clock.ts";
import { Follower } from "../../src/live/follower.ts";
import type { Frame } from "../../src/live/frames.ts";
import type { Source } from "../../src/live/source.ts";
import { at, view } from "./made.ts";

type Waiting = { resolve: (frame: Frame | null) => void; reject: (error: Error) => void };

/** One open stream. */
export class Line {
  private readonly ready: (Frame | null | Error)[] = [];
  private waiting: Waiting | null = null;
  readonly after: string;
  readonly signal: AbortSignal;

  constructor(after: string, signal: AbortSignal) {
    this.after = after;
    this.signal = signal;
    signal.addEventListener("abort", () => this.put(new Error("aborted")));
  }

  private put(piece: Frame | null | Error): void {
    if (!this.waiting) this.ready.push(piece);
    else if (piece instanceof Error) this.waiting.reject(piece);
    else this.waiting.resolve(piece);
    this.waiting = null;
  }

  change(change: Change): void {
    this.put({ event: "change", id: change.cursor, data: JSON.stringify(change) });
  }

  heartbeat(cursor: string, seconds = 1): void {
    this.put({ event: "heartbeat", id: null, data: JSON.stringify({ cursor, as_of: at(seconds) }) });
  }

  say(event: string): void {
    this.put({ event, id: null, data: '{"reason":"test"}' });
  }

  close(): void {
    this.put(null);
  }

  async *frames(): AsyncGenerator<Frame> {
    for (;;) {
      const next = this.ready.shift();
      if (next instanceof Error) throw next;
      const frame =
        next !== undefined
          ? next
          : await new Promise<Frame | null>((resolve, reject) => {
              this.waiting = { resolve, reject };
            });
      if (frame === null) return;
      yield frame;
    }
  }
}

export class PlayedServer implements Source {
  readonly lines: Line[] = [];
  snapshots = 0;
  /** What the next snapshot is, or an error to throw; a promise to keep the client waiting. */
  next: () => View | Promise<View> = () => view();
  refuse: Error | null = null;

  async snapshot(): Promise<View> {
    this.snapshots += 1;
    return this.next();
  }

  async open(after: string, signal: AbortSignal): Promise<AsyncIterable<Frame>> {
    if (this.refuse) throw this.refuse;
    const line = new Line(after, signal);
    this.lines.push(line);
    return line.frames();
  }

  get line(): Line {
    const line = this.lines.at(-1);
    if (!line) throw new Error("no stream is open");
    return line;
  }
}

/** Chance at its most: every wait is as long as it can be. */
export const clock: Clock = {
  now: () => Date.now(),
  later(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  chance: () => 1,
};

export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

export async function started(
  server = new PlayedServer(),
): Promise<{ server: PlayedServer; follower: Follower }> {
  const follower = new Follower(server, clock);
  follower.start();
  await pass(0);
  return { server, follower };
}
