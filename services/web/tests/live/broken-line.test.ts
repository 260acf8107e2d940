import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError } from "../../src/api/problem.ts";
import type { Follower } from "../../src/live/follower.ts";
import { GOODBYE_WAIT, POLL, SILENCE, STANDSTILL } from "../../src/live/limits.ts";
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

describe("a line that speaks of the same moment", () => {
  it("is not live although it is heard, and is live again as soon as the moment moves", async () => {
    const { server, follower } = await begin();
    const { line } = server;
    for (let waited = 0; waited <= STANDSTILL; waited += 5_000) {
      line.heartbeat("c1", 7);
      await pass(5_000);
    }
    expect(told(follower).liveness.state).toBe("live");
    line.heartbeat("c1", 7);
    await pass(0);
    expect(told(follower).liveness).toMatchObject({ state: "not-live", since: T0, asOf: at(7) });
    line.heartbeat("c1", 60);
    await pass(0);
    expect(told(follower).liveness).toMatchObject({ state: "live", asOf: at(60) });
    expect(server.lines).toHaveLength(1);
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
