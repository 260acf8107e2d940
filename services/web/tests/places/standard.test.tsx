import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { standardOf } from "../../dev/records.ts";
import type { Decision } from "../../src/api/shapes.ts";
import { fieldOf } from "../../src/places/standards/step-field.ts";
import { draw, person, signInAs } from "../draw.tsx";
import { server } from "../server.ts";

const shownHash = standardOf("check-in")?.content_hash ?? "";

/** Take decisions, and keep what was sent. */
function takeDecisions(answer: () => Response) {
  const sent: { body: Decision; key: string | null }[] = [];
  server.use(
    http.post("*/v1/sign-off-rounds/:id/decisions", async ({ request }) => {
      sent.push({ body: (await request.json()) as Decision, key: request.headers.get("Idempotency-Key") });
      return answer() as never;
    }),
  );
  return sent;
}

describe("the five seals", () => {
  it("each say their party and state, and a broken one what broke it", async () => {
    draw("/standards/check-in");
    const seals = await screen.findByRole("list", { name: "Five signatures" });
    expect(seals).toHaveTextContent(/Clinical\s*Signed/);
    expect(seals).toHaveTextContent(/Revenue cycle\s*Objects.*Eligibility must run before the copay/);
    expect(seals).toHaveTextContent(/Compliance\s*Waiting/);
    expect(seals).toHaveTextContent(/Administration\s*Broken by a change/);
    expect(seals).toHaveTextContent("Scan the insurance card: what it needs (coverage plan)");
    expect(screen.getAllByText(/Broke the signature of: Administration/)).toHaveLength(2);
  });
});

describe("a decision", () => {
  it("is never made beforehand, and is bound to the content that is shown", async () => {
    const sent = takeDecisions(() => HttpResponse.json({}, { status: 201 }));
    const { user } = draw("/standards/check-in");
    const button = await screen.findByRole("button", { name: "Sign for Administration" });
    expect(button).toBeDisabled();
    await user.click(screen.getByRole("radio", { name: "Yes, we sign" }));
    await user.click(button);
    expect(await screen.findByText(/^Signed\./)).toHaveTextContent(/trace [0-9a-f]{8}…/);
    expect(sent[0]?.body).toEqual({ party: "administration", decision: "grant", content_hash: shownHash });
  });

  it("to object needs a reason", async () => {
    const sent = takeDecisions(() => HttpResponse.json({}, { status: 201 }));
    const { user } = draw("/standards/check-in");
    await user.click(await screen.findByRole("radio", { name: "No, we object" }));
    const button = screen.getByRole("button", { name: "Send the objection" });
    expect(button).toBeDisabled();
    await user.type(screen.getByRole("textbox", { name: /What does not work/ }), "Too late for us.");
    await user.click(button);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toMatchObject({ decision: "object", reason: "Too late for us." });
  });

  it("is sent again with the same key while the service is away", async () => {
    let tries = 0;
    const sent = takeDecisions(() => {
      tries += 1;
      return tries === 1
        ? HttpResponse.json({ title: "", status: 503 }, { status: 503 })
        : HttpResponse.json({}, { status: 201 });
    });
    const { user } = draw("/standards/check-in");
    await user.click(await screen.findByRole("radio", { name: "Yes, we sign" }));
    await user.click(screen.getByRole("button", { name: "Sign for Administration" }));
    await screen.findByText(/^Signed\./, undefined, { timeout: 3_000 });
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    expect(sent).toHaveLength(2);
  });

  it("on content that has changed is refused, and shows what changed before it can be made", async () => {
    const problem = {
      type: "t",
      title: "The standard has changed",
      status: 409,
      detail: "It has another content now.",
    };
    takeDecisions(() => HttpResponse.json(problem, { status: 409 }));
    const { user } = draw("/standards/check-in");
    await user.click(await screen.findByRole("radio", { name: "Yes, we sign" }));
    server.use(
      http.get("*/v1/standards/check-in", () =>
        HttpResponse.json({
          ...standardOf("check-in"),
          version: 4,
          content_hash: `sha256:${"f".repeat(64)}`,
        }),
      ),
    );
    await user.click(screen.getByRole("button", { name: "Sign for Administration" }));
    const notice = await screen.findByText(/You were looking at content 4bf92f35\. It is ffffffff now\./);
    expect(notice).toBeVisible();
    expect(screen.getByRole("button", { name: "Sign for Administration" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "See what changed" }));
    const list = await screen.findByRole("region", { name: "What changed since you opened it" });
    await waitFor(() => expect(list).toHaveTextContent("who does it Front desk Medical assistant"));
    expect(screen.queryByText(/It is ffffffff now/)).toBeNull();
  });

  it("is not offered where another department holds the seat", async () => {
    signInAs(person({ departments: ["laboratory"] }));
    draw("/standards/check-in");
    expect(await screen.findByText(/Patient Access holds the seat of Administration/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /Sign for/ })).toBeNull();
  });
});

describe("a changed field", () => {
  it("reads as words, whatever its form", () => {
    expect(fieldOf({ minutes: [1, 2, 4] }, "minutes")).toBe("2 (1–4)");
    expect(fieldOf({ needs: ["a.b", { item: "ed.bed", values: "bed-list" }] }, "needs")).toBe(
      "a b, ED bed (bed list)",
    );
    expect(fieldOf({ name: "Ask at 9.30" }, "name")).toBe("Ask at 9.30");
    expect(fieldOf(null, "minutes")).toBeNull();
    expect(fieldOf({ decision: {} }, "decision")).toBeNull();
  });
});
