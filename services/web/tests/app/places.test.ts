import { describe, expect, it } from "vitest";
import { IDLE_AFTER, phaseAt, WARN_FOR } from "../../src/app/idle.ts";
import { homeOf, placesOf } from "../../src/app/places.ts";
import { searchIn } from "../../src/app/search.ts";
import { person } from "../draw.tsx";

const seen = (...roles: string[]) => placesOf(person({ roles, parties: [] })).map((place) => place.name);

describe("places", () => {
  it.each([
    ["staff", ["myDay", "incidents"]],
    ["lead", ["department", "standards", "incidents", "readiness"]],
    ["manager", ["myDay", "department", "incidents", "readiness"]],
    ["programme-lead", ["department", "standards", "incidents", "readiness"]],
    ["designer", ["standards"]],
    ["integrator", []],
  ])("a %s sees only theirs", (role, places) => {
    expect(seen(role)).toEqual(places);
  });

  it("whoever speaks for a party may sign, whatever their role", () => {
    const signer = person({ roles: ["staff"], parties: ["compliance"] });
    expect(placesOf(signer).map((place) => place.name)).toContain("standards");
  });

  it.each([
    ["staff", "myDay"],
    ["lead", "department"],
    ["executive", "readiness"],
    ["command-centre", "incidents"],
  ])("the home of %s is %s", (role, home) => {
    expect(homeOf(person({ roles: [role], parties: [] }))?.name).toBe(home);
  });

  it("every place has its own letter", () => {
    const letters = placesOf(person({ roles: ["staff", "lead"] })).map((place) => place.letter);
    expect(new Set(letters).size).toBe(letters.length);
  });
});

describe("an untouched page", () => {
  it("warns for a minute, then signs out", () => {
    expect(phaseAt(IDLE_AFTER - WARN_FOR - 1, 0).phase).toBe("active");
    expect(phaseAt(IDLE_AFTER - WARN_FOR, 0)).toEqual({ phase: "warning", secondsLeft: 60 });
    expect(phaseAt(IDLE_AFTER, 0)).toEqual({ phase: "over", secondsLeft: 0 });
  });
});

describe("search", () => {
  const known = [
    { kind: "workflow", label: "Eligibility check", href: "/a" },
    { kind: "workflow", label: "Check-in", href: "/b" },
    { kind: "site", label: "Oak Street Clinic", href: "/c" },
  ] as const;

  it("puts what begins with the words first, and takes words in any order", () => {
    expect(searchIn(known, "check").map((found) => found.href)).toEqual(["/b", "/a"]);
    expect(searchIn(known, "street oak").map((found) => found.href)).toEqual(["/c"]);
    expect(searchIn(known, "zzz")).toEqual([]);
  });
});
