import { describe, expect, it } from "vitest";
import { awaitSnapshot, EMPTY, takeChanges, takeSnapshot } from "../../src/live/board.ts";
import { at, card, change, site, view } from "./made.ts";

const shown = takeSnapshot(EMPTY, view());
const titles = (board: typeof shown) => board.view?.cards.map((row) => row.title);

describe("a board", () => {
  it("holds news that comes before its snapshot, then takes it", () => {
    const early = takeChanges(EMPTY, [change("c2", 2, { cards: [card("a", 2)] })]);
    expect(early.view).toBeNull();
    const board = takeSnapshot(early, view());
    expect(titles(board)).toEqual(["a v2", "b v1"]);
    expect(board.view?.cursor).toBe("c2");
    expect(board.held).toBeNull();
  });

  it("holds news again while another snapshot is on its way", () => {
    const waiting = takeChanges(awaitSnapshot(shown), [change("c3", 3, { cards: [card("c", 1)] })]);
    expect(titles(waiting)).toEqual(["a v1", "b v1"]);
    const board = takeSnapshot(waiting, view({ cursor: "c2", as_of: at(2) }));
    expect(titles(board)).toEqual(["a v1", "b v1", "c v1"]);
  });

  it("never goes back to an older version of a card, whatever order news comes in", () => {
    const newer = takeChanges(shown, [change("c3", 3, { cards: [card("a", 3)] })]);
    const late = takeChanges(newer, [change("c2", 2, { cards: [card("a", 2)] })]);
    expect(titles(late)).toEqual(["a v3", "b v1"]);
    expect(late.view?.as_of).toBe(at(3));
    expect(late.view?.sentence).toBe("Changed.");
  });

  it("never goes back to an older version of a site", () => {
    const newer = takeChanges(shown, [change("c2", 2, { sites: [site("oak", 2, "not-ready")] })]);
    const late = takeChanges(newer, [change("c3", 3, { sites: [site("oak", 1, "ready")] })]);
    expect(late.view?.sites.find((row) => row.site === "oak")?.state).toBe("not-ready");
  });

  it("drops a snapshot that is older than what it shows", () => {
    const newer = takeChanges(shown, [change("c3", 3, { cards: [card("c")] })]);
    const after = takeSnapshot(newer, view({ cursor: "c2", as_of: at(2) }));
    expect(titles(after)).toEqual(["a v1", "b v1", "c v1"]);
    expect(after.view?.cursor).toBe("c3");
  });

  it("keeps the newer form of a card when a snapshot has an older one", () => {
    const newer = takeChanges(shown, [change("c2", 2, { cards: [card("a", 2)] })]);
    const after = takeSnapshot(newer, view({ cursor: "c4", as_of: at(4) }));
    expect(titles(after)).toEqual(["a v2", "b v1"]);
  });

  it("takes a new epoch as it is, for its versions count anew", () => {
    const high = takeChanges(shown, [change("c2", 2, { cards: [card("a", 9)] })]);
    const after = takeSnapshot(high, view({ epoch: 2, cards: [card("a", 1, { title: "rebuilt" })] }));
    expect(titles(after)).toEqual(["rebuilt"]);
  });

  it("drops a view of an older epoch", () => {
    const rebuilt = takeSnapshot(EMPTY, view({ epoch: 2, cards: [card("z")] }));
    expect(titles(takeSnapshot(rebuilt, view({ epoch: 1, as_of: at(50) })))).toEqual(["z v1"]);
  });

  it("takes a card away when it is removed", () => {
    expect(titles(takeChanges(shown, [change("c2", 2, { removed: ["a"] })]))).toEqual(["b v1"]);
  });

  it("does not take away a card that came back after the removal", () => {
    const back = takeSnapshot(shown, view({ as_of: at(9), cursor: "c9", cards: [card("a", 8), card("b")] }));
    expect(titles(takeChanges(back, [change("c5", 5, { removed: ["a"] })]))).toContain("a v8");
  });

  it("keeps every untouched row the same object, and the list too", () => {
    const after = takeChanges(shown, [change("c2", 2, { cards: [card("a", 2)] })]);
    expect(after.view?.cards[1]).toBe(shown.view?.cards[1]);
    expect(after.view?.sites).toBe(shown.view?.sites);
    const same = takeSnapshot(shown, view({ as_of: at(5) }));
    expect(same.view?.cards[0]).toBe(shown.view?.cards[0]);
  });

  it("remembers the trace of the last news", () => {
    expect(takeChanges(shown, [change("c2", 2, { trace_id: "4bf9" })]).traceId).toBe("4bf9");
  });
});
