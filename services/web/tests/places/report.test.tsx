import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/api/shapes.ts";
import { asReport, firstDraft, keepPlace, withField } from "../../src/places/report/draft.ts";
import { draw, person, signInAs } from "../draw.tsx";
import { server } from "../server.ts";

const staff = person({ subject: "sam", roles: ["staff"], parties: [], sites: ["oak-street"] });

describe("a draft", () => {
  it("begins where a person works, and remembers where they were but never what they wrote", () => {
    expect(firstDraft({}, staff)).toMatchObject({
      site: "oak-street",
      department: "patient-access",
      role: "",
    });
    const whole = {
      ...firstDraft({}, staff),
      role: "front-desk",
      what: "secret",
      workflow: "check-in",
      step: "s1",
    };
    keepPlace(whole, "sam");
    expect(firstDraft({}, staff)).toMatchObject({ role: "front-desk", what: "", workflow: "" });
    expect(JSON.stringify(localStorage)).not.toContain("secret");
  });

  it("begins with the role that the sign-in tells, at that person's own site and department only", () => {
    const desk = { ...staff, staff_roles: ["front-desk"] };
    expect(firstDraft({}, desk)).toMatchObject({ site: "oak-street", role: "front-desk" });
    expect(firstDraft({ site: "elm-valley" }, desk)).toMatchObject({ department: "", role: "" });
    expect(firstDraft({ department: "laboratory" }, desk)).toMatchObject({ site: "oak-street", role: "" });
  });

  it("forgets the narrower choices when a wider one changes", () => {
    const draft = { ...firstDraft({}, staff), workflow: "check-in", step: "s2" };
    expect(withField(draft, "department", "laboratory")).toMatchObject({ workflow: "", step: "", role: "" });
  });

  it("is a report only when it is whole", () => {
    expect(asReport(firstDraft({}, staff))).toBeNull();
  });
});

describe("something is wrong", () => {
  it("is said in a few choices, and answered with a way to follow it", async () => {
    signInAs(staff);
    let sent: Report | null = null;
    server.use(
      http.post("*/v1/reports", async ({ request }) => {
        sent = (await request.json()) as Report;
        return HttpResponse.json({ report_id: "rep-9", incident_id: "inc-9" }, { status: 201 });
      }),
    );
    const { user } = draw("/report");
    await screen.findByRole("option", { name: "Front desk" });
    await user.selectOptions(screen.getByRole("combobox", { name: "Your role" }), "front-desk");
    await user.selectOptions(screen.getByRole("combobox", { name: "What were you doing?" }), "check-in");
    await user.selectOptions(await screen.findByRole("combobox", { name: "Where did it stop?" }), "s2");
    await user.click(screen.getByRole("radio", { name: "Work has stopped" }));
    await user.type(screen.getByRole("textbox", { name: "What happened?" }), "The scanner does not answer.");
    expect(screen.getByText(/No patient data/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Send the report" }));
    expect(
      await screen.findByRole("heading", { level: 1, name: "Thank you. You were heard." }),
    ).toBeVisible();
    expect(screen.getByRole("link", { name: "Open the incident" })).toHaveAttribute(
      "href",
      "/incidents/inc-9",
    );
    expect(screen.getByText(/^trace/)).toBeVisible();
    expect(sent).toMatchObject({
      site: "oak-street",
      department: "patient-access",
      step: "s2",
      severity: "high",
    });
  });

  it("names what is missing instead of sending", async () => {
    signInAs(staff);
    const { user } = draw("/report");
    await screen.findByRole("option", { name: "Front desk" });
    await user.click(screen.getByRole("button", { name: "Send the report" }));
    expect(screen.getByText(/^Please fill in: your role, what you were doing/)).toBeVisible();
  });

  it("keeps what was written when it could not be sent", async () => {
    signInAs(staff);
    keepPlace({ ...firstDraft({}, staff), role: "front-desk" }, "sam");
    server.use(
      http.post("*/v1/reports", () =>
        HttpResponse.json({ title: "x", status: 422, detail: "It holds a name." }, { status: 422 }),
      ),
    );
    const { user } = draw("/report");
    expect(await screen.findByText(/Oak Street Clinic, Patient Access, as Front desk\./)).toBeVisible();
    await screen.findByRole("option", { name: "Check-in" });
    await user.selectOptions(screen.getByRole("combobox", { name: "What were you doing?" }), "check-in");
    await waitFor(() => expect(screen.getByRole("combobox", { name: "Where did it stop?" })).toBeEnabled());
    await user.selectOptions(screen.getByRole("combobox", { name: "Where did it stop?" }), "s2");
    await user.click(screen.getByRole("radio", { name: "It is a nuisance" }));
    await user.type(screen.getByRole("textbox", { name: "What happened?" }), "Slow.");
    await user.click(screen.getByRole("button", { name: "Send the report" }));
    expect(await screen.findByText("It holds a name.")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "What happened?" })).toHaveValue("Slow.");
  });
});
