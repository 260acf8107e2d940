/** One stream per page: whoever shows a department shares its follower, and another department ends the last. */
import { wallClock } from "./clock.ts";
import { Follower } from "./follower.ts";
import { type Source, sourceOf } from "./source.ts";

/** A page change unmounts one reader before the next mounts; the line is kept this long for it. */
const LINGER = 1_000;

export class Hub {
  private department: string | null = null;
  private follower: Follower | null = null;
  private readers = 0;
  private cancelLinger: () => void = () => undefined;
  private readonly sourceFor: (department: string) => Source;

  constructor(sourceFor: (department: string) => Source = sourceOf) {
    this.sourceFor = sourceFor;
  }

  /** The follower of a department, started if it was not. */
  follow(department: string): Follower {
    if (this.follower && this.department === department) return this.follower;
    this.end();
    this.department = department;
    this.follower = new Follower(this.sourceFor(department), wallClock);
    this.follower.start();
    return this.follower;
  }

  /** Count a reader in; the last one out ends the line after a moment. */
  hold(follower: Follower): () => void {
    this.cancelLinger();
    this.readers += 1;
    return () => {
      this.readers -= 1;
      if (this.readers > 0) return;
      this.cancelLinger = wallClock.later(LINGER, () => this.follower === follower && this.end());
    };
  }

  end(): void {
    this.follower?.stop();
    this.follower = null;
    this.department = null;
  }

  setOnline(isOnline: boolean): void {
    this.follower?.setOnline(isOnline);
  }

  check(): void {
    this.follower?.check();
  }
}

export const hub = new Hub();

/** Let the browser tell the hub of the network and of waking up. */
export function connectHub(): void {
  addEventListener("online", () => hub.setOnline(true));
  addEventListener("offline", () => hub.setOnline(false));
  document.addEventListener("visibilitychange", () => !document.hidden && hub.check());
}
