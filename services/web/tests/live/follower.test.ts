import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError, unreachable } from "../../src/api/problem.ts";
import type { View } from "../../src/api/shapes.ts";
import type { Follower } from "../../src/live/follower.ts";
import { GOODBYE_WAIT, PACE, POLL, SILENCE } from "../../src/live/limits.ts";
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

describe("silence", () => {
  it("of 25 s says since when it is not live, and reconnects after what was heard", async () => {
    const { server, follower } = await begin();
    server.line.heartbeat("c1");
    await pass(3_000);
    server.line.change(change("c2", 3));
    await pass(SILENCE - 1);
    expect(told(follower).liveness.state).toBe("live");
    await pass(1);
    expect(told(follower).liveness).toMatchObject({ state: "not-live", since: T0 + 3_000 });
    await pass(1_000);
    expect(server.lines.map((line) => line.after)).toEqual(["c1", "c2"]);
    server.line.heartbeat("c2", 40);
    await pass(0);
    expect(told(follower).liveness.state).toBe("live");
  });

  it("does not fall while heartbeats come, and each moves the time it is true of", async () => {
    const { server, follower } = await begin();
    for (let beat = 1; beat <= 6; beat += 1) {
      server.line.heartbeat("c1", beat * 10);
      await pass(10_000);
    }
    expect(told(follower).liveness).toMatchObject({ state: "live", asOf: at(60) });
    expect(server.lines).toHaveLength(1);
  });

  it("is judged by the clock after a sleep in which no timer ran", async () => {
    const { server, follower } = await begin();
    server.line.heartbeat("c1");
    await pass(0);
    vi.setSystemTime(T0 + 3_600_000);
    follower.check();
    expect(told(follower).liveness).toMatchObject({ state: "not-live", since: T0 });
  });
});

describe("a closed line", () => {
  it("is reopened with a back-off that grows", async () => {
    const { server, follower } = await begin();
    server.line.heartbeat("c1");
    await pass(0);
    server.refuse = new ProblemError({ type: "about:blank", title: "", status: 502 }, null, false);
    const open = vi.spyOn(server, "open");
    server.line.close();
    await pass(0);
    expect(told(follower).liveness.state).toBe("not-live");
    const waits = [];
    for (let tries = 1; tries <= 4; tries += 1) {
      const from = Date.now();
      while (open.mock.calls.length < tries) await pass(50);
      waits.push(Date.now() - from);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
    server.refuse = null;
    await pass(8_000);
    server.line.heartbeat("c1", 20);
    await pass(0);
    expect(told(follower).liveness.state).toBe("live");
  });

  it("is not live the moment the network is gone, and is opened at once when it is back", async () => {
    const { server, follower } = await begin();
    server.line.heartbeat("c1");
    await pass(0);
    follower.setOnline(false);
    expect(told(follower).liveness.state).toBe("not-live");
    await pass(0);
    follower.setOnline(true);
    await pass(0);
    expect(server.lines).toHaveLength(2);
  });

  it("is polled every 15 s meanwhile, and still says that it is not live", async () => {
    const { server, follower } = await begin();
    server.line.heartbeat("c1");
    await pass(0);
    server.refuse = new ProblemError({ type: "about:blank", title: "", status: 502 }, null, false);
    server.next = () => view({ cursor: "c4", as_of: at(14), cards: [card("polled")] });
    server.line.close();
    await pass(POLL);
    expect(titles(follower)).toEqual(["polled v1"]);
    expect(told(follower).liveness).toMatchObject({ state: "not-live", asOf: at(14) });
    await pass(POLL);
    expect(server.snapshots).toBe(3);
  });

  it("after a goodbye is opened again soon, and nobody is told that it is not live", async () => {
    const { server, follower } = await begin();
    server.line.heartbeat("c1");
    await pass(0);
    const states = new Set<string>();
    follower.bulletin.subscribe(() => states.add(told(follower).liveness.state));
    server.line.say("goodbye");
    await pass(GOODBYE_WAIT);
    expect(server.lines.map((line) => line.after)).toEqual(["c1", "c1"]);
    expect(states).not.toContain("not-live");
  });

  it("is given up when the answer is a refusal, with the reason kept", async () => {
    const server = new PlayedServer();
    server.next = () => {
      throw new ProblemError({ type: "about:blank", title: "no", status: 403 }, null, false);
    };
    const { follower } = await begin(server);
    await pass(60_000);
    expect(told(follower).liveness.refusal?.status).toBe(403);
    expect(server.snapshots).toBe(1);
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
