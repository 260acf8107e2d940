/**
 * Follows one department: the snapshot, then the stream after it.
 *
 * The rules it keeps are written in services/web/README.md; tests/live has one test for each.
 */
import { ProblemError } from "../api/problem.ts";
import type { Change } from "../api/shapes.ts";
import { awaitSnapshot, takeChanges, takeSnapshot } from "./board.ts";
import { Bulletin } from "./bulletin.ts";
import type { Clock } from "./clock.ts";
import { Ear, type Heard } from "./ear.ts";
import { backOff, GOODBYE_WAIT, PACE, POLL, SILENCE } from "./limits.ts";
import { newsOf } from "./news.ts";
import { Pace } from "./pace.ts";
import type { Source } from "./source.ts";
import { Standstill } from "./standstill.ts";
import { Timers } from "./timers.ts";

type Ended = "goodbye" | "reset" | "closed";

const isFinal = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && [401, 403, 404].includes(error.status);

export class Follower {
  readonly bulletin = new Bulletin();
  private readonly pace: Pace<Change>;
  private readonly ear: Ear;
  private readonly timers: Timers;
  private readonly standstill: Standstill;
  private readonly source: Source;
  private readonly clock: Clock;
  private line = new AbortController();
  private isStopped = false;
  private failures = 0;
  private lastHeard: number | null = null;

  constructor(source: Source, clock: Clock) {
    this.source = source;
    this.clock = clock;
    this.timers = new Timers(clock);
    this.standstill = new Standstill(() => clock.now());
    this.pace = new Pace(clock, PACE, (changes) => this.showChanges(changes));
    this.ear = new Ear({
      onChange: (change) => {
        this.standstill.hear(change.as_of);
        this.pace.add(change);
      },
      onTrueAt: (asOf) => {
        this.standstill.hear(asOf);
        this.pace.flush();
        this.bulletin.set({ asOf });
      },
      onProof: () => {
        this.failures = 0;
      },
    });
  }

  start(): void {
    this.timers.every(POLL, () => this.poll());
    void this.run();
  }

  stop(): void {
    this.isStopped = true;
    this.line.abort();
    this.timers.stop();
  }

  /** The network says that it is gone, or back. */
  setOnline(isOnline: boolean): void {
    if (isOnline) this.timers.wake();
    else this.lose(this.line);
  }

  /** After a sleep no timer has run: judge the line by when it was last heard. */
  check(): void {
    if (this.lastHeard === null || this.clock.now() - this.lastHeard <= SILENCE) return;
    this.lose(this.line);
    this.timers.wake();
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      const ended = await this.followOnce();
      if (this.isStopped || this.bulletin.read().liveness.refusal) return;
      if (ended === "closed") this.notLive();
      const chance = this.clock.chance();
      // A line that only ever says goodbye or reset has brought nothing: it waits longer and longer, as a closed one.
      this.failures += 1;
      await this.timers.pause(
        Math.max(ended === "goodbye" ? chance * GOODBYE_WAIT : 0, backOff(this.failures, chance)),
      );
    }
  }

  /** One line, from opening to its end. The first takes the snapshot that its stream starts after. */
  private async followOnce(): Promise<Ended> {
    const line = new AbortController();
    this.line = line;
    this.ear.begin();
    this.watchSilence();
    try {
      if (this.ear.cursor === null || this.bulletin.read().board.held) await this.refresh(line.signal);
      for await (const frame of await this.source.open(this.ear.cursor ?? "", line.signal)) {
        if (line.signal.aborted) break;
        this.lastHeard = this.clock.now();
        this.watchSilence();
        const ended = this.answer(this.ear.hear(newsOf(frame)));
        if (ended) return ended;
      }
    } catch (error) {
      if (isFinal(error)) this.bulletin.set({ state: "not-live", refusal: error });
    } finally {
      this.timers.stopWatch();
      line.abort();
    }
    return "closed";
  }

  private answer(heard: Heard): Ended | null {
    if (heard === "goodbye") return heard;
    if (heard === "more") {
      const since = this.standstill.since();
      this.bulletin.set(since === null ? { state: "live" } : { state: "not-live", since });
      return null;
    }
    const isAsked = this.bulletin.read().board.held !== null;
    this.pace.flush();
    this.bulletin.write(awaitSnapshot(this.bulletin.read().board));
    // The server has ended this line; the next begins with the whole view.
    if (heard === "reset") return heard;
    const { line } = this;
    if (!isAsked) this.refresh(line.signal).catch(() => line.abort());
    return null;
  }

  private async refresh(signal: AbortSignal): Promise<void> {
    const view = await this.source.snapshot(signal);
    if (signal.aborted || this.isStopped) return;
    this.pace.flush();
    const { board } = this.bulletin.read();
    const after = takeSnapshot(board, view);
    this.ear.cursor = board.held?.at(-1)?.cursor ?? after.view?.cursor ?? view.cursor;
    this.bulletin.write(after, { asOf: after.view?.as_of ?? view.as_of });
  }

  private showChanges(changes: Change[]): void {
    const board = takeChanges(this.bulletin.read().board, changes);
    this.bulletin.write(board, board.held ? {} : { asOf: board.view?.as_of ?? null });
  }

  /** The fall-back, while the line is down: the whole view. */
  private poll(): void {
    const { state, refusal } = this.bulletin.read().liveness;
    // A failed try changes nothing: the board already says that it is not live, and the next turn asks again.
    if (state === "not-live" && !refusal) this.refresh(new AbortController().signal).catch(() => undefined);
  }

  private watchSilence(): void {
    const { line } = this;
    this.timers.watch(SILENCE, () => this.lose(line));
  }

  private lose(line: AbortController): void {
    this.notLive();
    line.abort();
  }

  private notLive(): void {
    this.bulletin.set({ state: "not-live", since: this.lastHeard });
  }
}
