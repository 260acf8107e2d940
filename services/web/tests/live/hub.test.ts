import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Hub } from "../../src/live/hub.ts";
import { backOff, LONGEST_WAIT } from "../../src/live/limits.ts";
import { PlayedServer, pass } from "./line.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the hub", () => {
  it("keeps one stream per page, shared by all who show the department", async () => {
    const server = new PlayedServer();
    const hub = new Hub(() => server);
    expect(hub.follow("laboratory")).toBe(hub.follow("laboratory"));
    await pass(0);
    expect(server.lines).toHaveLength(1);
    hub.end();
  });

  it("ends the last department's stream when another is shown", async () => {
    const server = new PlayedServer();
    const hub = new Hub(() => server);
    hub.follow("laboratory");
    await pass(0);
    const first = server.line;
    hub.follow("pharmacy");
    await pass(0);
    expect(first.signal.aborted).toBe(true);
    expect(server.lines.filter((line) => !line.signal.aborted)).toHaveLength(1);
    hub.end();
  });

  it("outlives a change of page, and ends when nobody looks any more", async () => {
    const server = new PlayedServer();
    const hub = new Hub(() => server);
    const follower = hub.follow("laboratory");
    const leave = hub.hold(follower);
    await pass(0);
    leave();
    const leaveAgain = hub.hold(follower);
    await pass(5_000);
    expect(server.line.signal.aborted).toBe(false);
    leaveAgain();
    await pass(1_000);
    expect(server.line.signal.aborted).toBe(true);
  });
});

describe("the back-off", () => {
  it("spreads the crowd between half and the whole wait, and has an end", () => {
    expect([backOff(1, 0), backOff(1, 1)]).toEqual([250, 500]);
    expect(backOff(3, 1)).toBe(2_000);
    expect(backOff(50, 1)).toBe(LONGEST_WAIT);
  });
});
