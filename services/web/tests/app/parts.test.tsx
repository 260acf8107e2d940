import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ProblemError, unreachable } from "../../src/api/problem.ts";
import { ProblemNotice } from "../../src/parts/problem-notice.tsx";
import { StateWord } from "../../src/parts/state-shape.tsx";
import { whenSaid } from "../../src/parts/when.ts";
import { en } from "../../src/texts/en/index.ts";
import { i18next } from "../../src/texts/texts.ts";

describe("a state", () => {
  it.each([
    ["ready", "circle", "Ready"],
    ["at-risk", "path", "At risk"],
    ["not-ready", "rect", "Not ready"],
    ["unknown", ".pl-shape__hatch", "Not examined"],
  ] as const)("%s has its own shape and a word", (state, shape, word) => {
    const { container } = render(<StateWord state={state} />);
    expect(container.querySelector(shape)).not.toBeNull();
    expect(container).toHaveTextContent(word);
  });
});

describe("a problem", () => {
  const shown = (status: number, wasWrite: boolean, more = {}) =>
    render(
      <ProblemNotice
        error={new ProblemError({ type: "t", title: "T", status, ...more }, "4bf92f3577b34da6", wasWrite)}
      />,
    );

  it("says what happened, what is safe and what to do, with the trace", () => {
    shown(409, true, { detail: "The standard has a newer version." });
    const notice = screen.getByRole("alert");
    expect(notice).toHaveTextContent("It changed since you opened it");
    expect(notice).toHaveTextContent("The standard has a newer version.");
    expect(notice).toHaveTextContent("Nothing was sent in your name.");
    expect(notice).toHaveTextContent("4bf92f35…");
  });

  it("does not promise what nobody knows: an unanswered write", () => {
    render(<ProblemNotice error={new ProblemError(unreachable(), null, true)} />);
    expect(screen.getByRole("alert")).toHaveTextContent("We don't know whether it arrived.");
  });

  it("names each place that is not right", () => {
    shown(422, true, { errors: [{ place: "body.until", rule: "in the future" }] });
    expect(screen.getByRole("listitem")).toHaveTextContent("body.until: in the future");
  });

  it.each([0, 400, 401, 403, 404, 409, 412, 418, 422, 428, 429, 500, 502, 503])(
    "has words for %i",
    (status) => {
      shown(status, true);
      expect(screen.getByRole("alert")).not.toHaveTextContent("problem.");
    },
  );

  it("has words for a page that broke", () => {
    render(<ProblemNotice error={new TypeError("x is undefined")} />);
    expect(screen.getByRole("alert")).toHaveTextContent("This page broke");
    expect(screen.getByRole("alert")).not.toHaveTextContent("undefined");
  });
});

describe("a time", () => {
  const now = Date.UTC(2027, 0, 4, 12, 0, 0);
  const said = (minutes: number) => whenSaid(new Date(now - minutes * 60_000).toISOString(), now, i18next.t);

  it("is relative under an hour, then the clock, then the day", () => {
    expect([said(0), said(1), said(59)]).toEqual(["just now", "1 min ago", "59 min ago"]);
    expect(said(61)).toMatch(/^today \d\d:\d\d$/);
    expect(said(60 * 24 * 3)).toMatch(/1/);
  });
});

describe("the words", () => {
  it("hold none of our own jargon", () => {
    expect(JSON.stringify(Object.values(en))).not.toMatch(
      /aggregate|payload|endpoint|"[^"]*\bcells?\b[^"]*"(?!:)/i,
    );
  });
});
