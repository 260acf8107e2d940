import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError, unreachable } from "../../src/api/problem.ts";
import type { View } from "../../src/api/shapes.ts";
import type { Follower } from "../../src/live/follower.ts";
import { PACE } from "../../src/live/limits.ts";
import { PlayedServer, pass, started } from "./line.ts";
import { at, card, change, view } from "./made.ts";

const T0 = Date.UTC(2027, 0, 4, 10, 0, 0);
const running: Follower[] = [];
const begin = async (server?: PlayedServer) => {
  const made = await started(server);
  running.push(made.follower);
  return made;
};
const told = (follower: Follower) => follower.bulletin.read();
const titles = (follower: Follower) => told(follower).board.view?.cards.map((row) => row.title);

beforeEach(() => {
  vi.useFakeTimers({ now: T0 });
});
afterEach(() => {
  for (const follower of running.splice(0)) follower.stop();
  vi.useRealTimers();
});

describe("the start", () => {
  it("takes the snapshot first and opens the stream after its cursor", async () => {
    const { server, follower } = await begin();
    expect(server.lines.map((line) => line.after)).toEqual(["c1"]);
    expect(titles(follower)).toEqual(["a v1", "b v1"]);
    expect(told(follower).liveness.state).toBe("connecting");
    server.line.heartbeat("c1");
    await pass(0);
    expect(told(follower).liveness.state).toBe("live");
  });

  it("opens no stream before the snapshot is in", async () => {
    const server = new PlayedServer();
    let give: (answer: View) => void = () => undefined;
    server.next = () => new Promise((resolve) => (give = resolve));
    await begin(server);
    expect(server.lines).toHaveLength(0);
    give(view({ cursor: "c7" }));
    await pass(0);
    expect(server.line.after).toBe("c7");
  });
});

describe("a gap", () => {
  it("is seen in a heartbeat with another cursor, and heals by a snapshot on the same line, with news held meanwhile", async () => {
    const { server, follower } = await begin();
    let give: (answer: View) => void = () => undefined;
    server.next = () => new Promise((resolve) => (give = resolve));
    server.line.heartbeat("c1");
    server.line.heartbeat("c5");
    await pass(0);
    server.line.change(change("c6", 6, { cards: [card("c", 6)] }));
    await pass(PACE);
    expect(titles(follower)).toEqual(["a v1", "b v1"]);
    give(view({ cursor: "c5", as_of: at(5), cards: [card("a", 5), card("b")] }));
    await pass(PACE);
    expect(titles(follower)).toEqual(["a v5", "b v1", "c v6"]);
    expect(server.lines).toHaveLength(1);
    server.line.heartbeat("c6", 7);
    await pass(0);
    expect(server.snapshots).toBe(2);
  });

  it("is not read into the first heartbeat, which says where the line will stand after what was missed", async () => {
    const { server, follower } = await begin();
    server.line.heartbeat("c3", 30);
    server.line.change(change("c2", 2, { cards: [card("c", 2)] }));
    server.line.change(change("c3", 3));
    server.line.heartbeat("c3", 40);
    await pass(PACE);
    expect(titles(follower)).toEqual(["a v1", "b v1", "c v2"]);
    expect(told(follower).liveness.asOf).toBe(at(40));
    expect(server.snapshots).toBe(1);
  });

  it.each(["reset", "change"])(
    "is announced by a %s that says so or can't be read: the whole view is taken",
    async (event) => {
      const { server, follower } = await begin();
      server.line.heartbeat("c1");
      await pass(0);
      const states = new Set<string>();
      follower.bulletin.subscribe(() => states.add(told(follower).liveness.state));
      server.next = () => view({ cursor: "c9", as_of: at(9), cards: [card("z")] });
      server.line.say(event);
      await pass(500);
      expect(titles(follower)).toEqual(["z v1"]);
      expect(server.lines.map((line) => line.after)).toEqual(["c1", "c9"]);
      expect(states).not.toContain("not-live");
    },
  );

  it("does not ask in a storm while every line only says reset", async () => {
    const { server } = await begin();
    for (let second = 0; second < 60; second += 1) {
      server.line.say("reset");
      await pass(1_000);
    }
    expect(server.lines.length).toBeLessThan(10);
  });

  it("ends the line when its snapshot fails, and begins the next line with one", async () => {
    const { server, follower } = await begin();
    server.next = () => {
      throw new ProblemError(unreachable(), null, false);
    };
    server.line.heartbeat("c1");
    server.line.heartbeat("c2");
    await pass(0);
    expect(told(follower).liveness.state).toBe("not-live");
    server.next = () => view({ cursor: "c9", as_of: at(9), cards: [card("z")] });
    await pass(1_000);
    expect(titles(follower)).toEqual(["z v1"]);
    expect(server.line.after).toBe("c9");
  });
});

describe("pace", () => {
  it("shows all news of 250 ms as one write", async () => {
    const { server, follower } = await begin();
    server.line.heartbeat("c1");
    await pass(0);
    let writes = 0;
    follower.bulletin.subscribe(() => {
      writes += 1;
    });
    for (let n = 2; n < 22; n += 1) server.line.change(change(`c${n}`, n, { cards: [card("a", n)] }));
    await pass(PACE - 1);
    expect(writes).toBe(0);
    await pass(1);
    expect(writes).toBe(1);
    expect(titles(follower)).toEqual(["a v21", "b v1"]);
    expect(told(follower).liveness.asOf).toBe(at(21));
  });
});
