import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { cellsOf } from "../../dev/board.ts";
import { incidents } from "../../dev/incidents.ts";
import { actingFor, nextSteps } from "../../src/places/incidents/acting-for.ts";
import { gridOf } from "../../src/places/readiness/grid.ts";
import { draw, person, signInAs } from "../draw.tsx";
import { server } from "../server.ts";

describe("incidents", () => {
  it("keep their filters in the address", async () => {
    const { user, router } = draw("/incidents?state=open");
    await screen.findByRole("table", { name: "Incidents" });
    expect(screen.getByRole("combobox", { name: "State" })).toHaveValue("open");
    await screen.findByRole("option", { name: "Oak Street Clinic" });
    await user.selectOptions(screen.getByRole("combobox", { name: "Site" }), "oak-street");
    await waitFor(() => expect(router.state.location.search).toEqual({ state: "open", site: "oak-street" }));
  });

  it("ask nobody to see what is mended, and say who had it", async () => {
    draw("/incidents/inc-4");
    expect(await screen.findByText("had it")).toBeVisible();
    expect(await screen.findByText("Patient Access had it")).toBeVisible();
    expect(screen.queryByText(/has not seen it yet/)).toBeNull();
  });

  it("show what is not mended yet, until somebody asks for everything", async () => {
    const { user } = draw("/incidents");
    const table = await screen.findByRole("table", { name: "Incidents" });
    expect(within(table).queryByRole("cell", { name: "Mended" })).toBeNull();
    expect(screen.getByRole("combobox", { name: "State" })).toHaveDisplayValue("Not mended yet");
    await user.selectOptions(screen.getByRole("combobox", { name: "State" }), "all");
    expect((await screen.findAllByRole("cell", { name: "Mended" })).length).toBeGreaterThan(0);
  });

  it("say whom they touch and by what way", async () => {
    draw("/incidents/inc-1");
    expect(await screen.findByText("Because “Scan the insurance card” is its own step.")).toBeVisible();
    expect(
      screen.getByText("Because it takes “coverage plan”, which depends on “Scan the insurance card”."),
    ).toBeVisible();
  });

  it("name who did what, call me you, and never show a subject", async () => {
    const [, , contained] = incidents;
    const first = contained?.timeline[0];
    if (!contained || !first) throw new Error("the fixture has no contained incident");
    const nameless = { ...first, kind: "acknowledged", by: "00u1abcd", by_name: null };
    server.use(
      http.get("*/v1/incidents/inc-3", () =>
        HttpResponse.json({ ...contained, timeline: [...contained.timeline, nameless] }),
      ),
    );
    draw("/incidents/inc-3");
    const timeline = await screen.findByRole("region", { name: "What happened so far" });
    await within(timeline).findByText(/Patient Access · Sam Okafor/);
    const told = within(timeline)
      .getAllByRole("listitem")
      .map((row) => within(row).getAllByRole("paragraph")[0]?.textContent);
    expect(told).toEqual([
      "Reported · Patient Access · Sam Okafor",
      "Contained · Patient Access · you",
      "Seen · Patient Access",
    ]);
  });

  it("let only the touched departments act, one step after the other", () => {
    const [open, acknowledged] = incidents;
    if (!open || !acknowledged) throw new Error("the fixture has no incidents");
    expect(actingFor(open, person({ departments: ["laboratory"] }))).toEqual([]);
    expect(actingFor(open, person({ departments: [], roles: ["command-centre"] }))).toHaveLength(2);
    expect(nextSteps(open, "patient-access")).toEqual(["acknowledge"]);
    expect(nextSteps(acknowledged, "patient-access")).toEqual(["contain", "resolve"]);
    expect(nextSteps({ ...acknowledged, state: "resolved" }, "patient-access")).toEqual([]);
  });

  it("can be contained until a time, with what people should do", async () => {
    let sent: unknown;
    server.use(
      http.post("*/v1/incidents/inc-2/containments", async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json(incidents[1], { status: 201 });
      }),
    );
    const { user } = draw("/incidents/inc-2");
    await user.click(await screen.findByText("Contain it"));
    await user.type(screen.getByRole("textbox", { name: /What should people do/ }), "Write it by hand.");
    await user.click(screen.getByRole("button", { name: "Contain" }));
    await waitFor(() =>
      expect(sent).toMatchObject({ department: "patient-access", measure: "Write it by hand." }),
    );
  });
});

describe("readiness", () => {
  it("takes a site's worst workflow, averages nothing, and puts the worst first", () => {
    const grid = gridOf(cellsOf("patient-access"));
    expect(grid.rows[0]?.state).toBe("not-ready");
    for (const row of grid.rows) {
      const isAllReady = [...row.cells.values()].every((cell) => cell.state === "ready");
      expect(row.state === "ready").toBe(isAllReady);
    }
  });

  it("opens from the table down to the reasons, their evidence and the next act", async () => {
    const { user } = draw("/readiness?department=patient-access&show=not-ready");
    const table = await screen.findByRole("table");
    expect(within(table).getAllByRole("row")).toHaveLength(1 + 5);
    await user.click(within(table).getByRole("link", { name: "Check-in at Cedar Street Clinic: Not ready" }));
    expect(await screen.findByText("3 of 14 steps are assumed, not observed.")).toBeVisible();
    expect(screen.getByRole("link", { name: "Ask its front desk (4 min)" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Sign-off round of check-in" })).toHaveAttribute(
      "href",
      "/standards/check-in",
    );
  });
});

describe("my day", () => {
  const sam = { subject: "sam", roles: ["staff"], parties: [], sites: ["oak-street"] };

  it("opens on my own work where the sign-in tells it", async () => {
    signInAs(person({ ...sam, staff_roles: ["front-desk"] }));
    draw("/my-day");
    expect(
      await screen.findByText(/5 things change for you: Front desk at Oak Street Clinic\./),
    ).toBeVisible();
  });

  it("asks where I work and as what, then shows the four kinds of change", async () => {
    signInAs(person(sam));
    const { user } = draw("/my-day");
    await screen.findByRole("option", { name: "Front desk" });
    await user.selectOptions(screen.getByRole("combobox", { name: "My role" }), "front-desk");
    expect(
      await screen.findByText(/5 things change for you: Front desk at Oak Street Clinic\./),
    ).toBeVisible();
    expect(screen.getByText("front desk")).toBeVisible();
    expect(screen.getByText("medical assistant")).toBeVisible();
    expect(screen.getByText("Paper; after “Greet the patient”; needs ED bed")).toBeVisible();
    expect(
      screen.getByText("EHR; first; gives coverage plan as plan codes, needs appointment"),
    ).toBeVisible();
    for (const name of [/What stops/, /What starts/, /What changes/, /Now someone else's/]) {
      expect(screen.getByRole("heading", { name })).toBeVisible();
    }
  });
});

describe("a map", () => {
  it("shows how each step is known, and teaches when there is none", async () => {
    draw("/tell?site=oak-street&department=patient-access&workflow=check-in");
    expect(await screen.findByText(/1 of 5 steps are assumed/)).toBeVisible();
    expect(screen.getByText("Assumed, not examined")).toBeVisible();
  });

  it("that nobody has told says so", async () => {
    server.use(
      http.get("*/v1/maps/*", () => HttpResponse.json({ title: "no", status: 404 }, { status: 404 })),
    );
    draw("/tell?site=oak-street&department=patient-access&workflow=check-in");
    expect(await screen.findByText("Nobody has told yet how this is done here.")).toBeVisible();
  });
});
