import { act, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { cardsOf, viewOf } from "../../dev/board.ts";
import type { Change } from "../../src/api/shapes.ts";
import { columnsOf, worstFirst } from "../../src/places/department/columns.ts";
import { draw, signInAs } from "../draw.tsx";
import { server } from "../server.ts";

/** A stream that the test writes by hand. */
function openStream() {
  let write: (text: string) => void = () => undefined;
  server.use(
    http.get("*/v1/departments/:department/stream", () => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          write = (text) => controller.enqueue(new TextEncoder().encode(text));
        },
      });
      return new HttpResponse(body, { headers: { "Content-Type": "text/event-stream" } });
    }),
  );
  const say = (event: string, data: object, id = "") =>
    act(async () => write(`${id && `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
  return { say, isOpen: () => write.length === 1 };
}

const column = async (name: RegExp) => within(await screen.findByRole("region", { name }));

describe("the board", () => {
  it("sorts what waits, what hurts and what changes, the worst first", () => {
    const columns = columnsOf(cardsOf());
    expect(columns.waiting.map((card) => card.kind)).toEqual(["voided-signature", "awaiting-signature"]);
    expect(columns.hurting.map((card) => card.urgency)).toEqual([3, 2, 2]);
    expect(columns.changes).toHaveLength(1);
    const states = worstFirst(viewOf("patient-access").sites).map((site) => site.state);
    expect([states[0], states.at(-1)]).toEqual(["not-ready", "ready"]);
    expect(states.indexOf("unknown")).toBeLessThan(states.indexOf("at-risk"));
  });

  it("opens with one sentence, and each card leads to its own page", async () => {
    draw("/department/patient-access");
    expect(await screen.findByText(/1 safety incident touches you/)).toBeVisible();
    const hurting = await column(/What hurts us now/);
    expect(hurting.getByRole("link", { name: /Labels print/ })).toHaveAttribute(
      "href",
      "/department/patient-access/cards/incident%3Ainc-1",
    );
    expect(await column(/Readiness by site/)).toBeTruthy();
  });

  it("groups what changes in the day by workflow, and opens it down to one role at one site", async () => {
    const { user } = draw("/department/patient-access");
    const changes = await column(/Changes in our day/);
    expect(changes.getByText("For front desk staff, at 1 site.")).toBeVisible();
    await user.click(changes.getByRole("link", { name: "Check-in" }));
    await user.click(await screen.findByRole("link", { name: /Front desk at Oak Street/ }));
    expect(await screen.findByText("Photocopy the insurance card")).toBeVisible();
  });

  it("shows live news within moments, marks it until seen, and says what it is true of", async () => {
    const stream = openStream();
    const { user } = draw("/department/patient-access");
    await screen.findByText(/1 safety incident touches you/);
    await waitFor(() => expect(stream.isOpen()).toBe(true));
    await stream.say("heartbeat", { as_of: "2027-01-04T10:42:07Z", cursor: "1-0" });
    expect(await screen.findByText("Live")).toBeVisible();
    const [first] = cardsOf();
    const news: Change = {
      cursor: "1-1",
      as_of: new Date(Date.now() + 1_000).toISOString(),
      cards: [{ ...first, version: 2, title: "Labels print nowhere" } as never],
      removed: ["signal:hot-spot"],
      sites: [],
      sentence: "It is worse now.",
      trace_id: null,
    };
    await stream.say("change", news, "1-1");
    expect(await screen.findByText("It is worse now.")).toBeVisible();
    const hurting = await column(/What hurts us now/);
    expect(hurting.getByRole("link", { name: "Labels print nowhere" })).toBeVisible();
    expect(hurting.queryByText(/fails more and more/)).toBeNull();
    expect(hurting.getByText("Changed")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /changed since you last looked/ }));
    expect(hurting.queryByText("Changed")).toBeNull();
  });

  it("says since when it is not live, the moment the line breaks", async () => {
    server.use(http.get("*/v1/departments/:department/stream", () => new HttpResponse("", { status: 502 })));
    draw("/department/patient-access");
    expect(await screen.findByText(/^Not live/)).toBeVisible();
    expect(screen.getByText("We keep trying.")).toBeVisible();
  });

  it("says who can see it when it is not theirs", async () => {
    const detail = "This can be seen by the department's own people.";
    const refused = { type: "t", title: "no", status: 403, detail };
    server.use(
      http.get("*/v1/departments/:department/view", () => HttpResponse.json(refused, { status: 403 })),
    );
    draw("/department/laboratory");
    expect(await screen.findByRole("alert")).toHaveTextContent(detail);
  });

  it("acknowledges with one tap, and shows the trace", async () => {
    const { user } = draw("/department/patient-access");
    await user.click(await screen.findByRole("button", { name: "We have seen it" }));
    expect(await screen.findByText(/Noted\. Everybody can see that you know\./)).toHaveTextContent(
      /trace [0-9a-f]{8}…/,
    );
  });

  it("has a sign-in page instead of a board for nobody", async () => {
    signInAs(null);
    draw("/department/patient-access");
    expect(await screen.findByRole("link", { name: "Sign in" })).toBeVisible();
  });
});
