import { beforeEach, describe, expect, it } from "vitest";
import { Seen } from "../../src/live/seen.ts";

const rows = (...versions: number[]) => versions.map((version, at) => ({ id: `r${at}`, version }));

describe("what changed since you looked", () => {
  beforeEach(() => localStorage.clear());
  const open = (who = "ana", where = "laboratory") => new Seen(who, where, localStorage);

  it("marks nothing on the very first look", () => {
    const seen = open();
    seen.begin(rows(1, 1));
    expect(rows(1, 1).some((row) => seen.isNews(row))).toBe(false);
  });

  it("stays marked over visits until it is seen", () => {
    open().begin(rows(1));
    expect(open().isNews({ id: "r0", version: 2 })).toBe(true);
    expect(open().isNews({ id: "r0", version: 2 })).toBe(true);
    open().mark([{ id: "r0", version: 2 }]);
    expect(open().isNews({ id: "r0", version: 2 })).toBe(false);
  });

  it("tells new from changed", () => {
    const seen = open();
    seen.begin(rows(1));
    expect(seen.isNew({ id: "other" })).toBe(true);
    expect(seen.isNew({ id: "r0" })).toBe(false);
  });

  it("is each person's and each department's own", () => {
    open("ana").begin(rows(1));
    open("ana").mark(rows(5));
    open("omar").begin(rows(1));
    expect(open("omar").isNews({ id: "r0", version: 2 })).toBe(true);
  });

  it("forgets rows that are gone, and survives a spoilt store", () => {
    const seen = open();
    seen.begin(rows(1, 1));
    seen.keepOnly([{ id: "r1" }]);
    expect(localStorage.getItem("plumbline.seen.ana.laboratory")).toBe('{"r1":1}');
    localStorage.setItem("plumbline.seen.ana.laboratory", "{");
    expect(open().isNews({ id: "r0", version: 1 })).toBe(false);
  });
});
