import { HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";
import { ActionKey } from "../../src/api/action-key.ts";
import { answerOf, ifMatch, incident, intake, onSignedOut, receiptOf } from "../../src/api/client.ts";
import { ProblemError } from "../../src/api/problem.ts";
import { allOf } from "../../src/api/queries.ts";
import type { Report } from "../../src/api/shapes.ts";
import { newTraceparent, traceIdOf } from "../../src/api/trace.ts";
import { server } from "../server.ts";

const body: Report = {
  site: "oak-street",
  department: "patient-access",
  workflow: "check-in",
  step: "s2",
  role: "front-desk",
  severity: "high",
  what: "It stopped.",
};
const send = (headers: { "Idempotency-Key": string }) =>
  receiptOf(incident.POST("/v1/reports", { params: { header: headers }, body }), true);

describe("every call", () => {
  it("carries a W3C trace, and a receipt names it", async () => {
    let sent: string | null = null;
    server.use(
      http.post("*/v1/reports", ({ request }) => {
        sent = request.headers.get("traceparent");
        return HttpResponse.json({ report_id: "r", incident_id: "i" }, { status: 201 });
      }),
    );
    const receipt = await send({ "Idempotency-Key": "k" });
    expect(sent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(receipt.traceId).toBe(traceIdOf(sent));
    expect(newTraceparent()).not.toBe(newTraceparent());
  });

  it("throws a problem with its trace when refused", async () => {
    server.use(
      http.post("*/v1/reports", () =>
        HttpResponse.json(
          {
            type: "urn:x",
            title: "Not right",
            status: 422,
            detail: "d",
            trace_id: "abc",
            errors: [{ place: "body.step", rule: "a step" }],
          },
          { status: 422, headers: { "Content-Type": "application/problem+json" } },
        ),
      ),
    );
    const refusal = await send({ "Idempotency-Key": "k" }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProblemError);
    expect(refusal).toMatchObject({ status: 422, traceId: "abc", wasWrite: true, isPassing: false });
  });

  it("makes a problem even of a proxy's page and of silence", async () => {
    server.use(http.get("*/v1/sites", () => new HttpResponse("<html>bad gateway</html>", { status: 502 })));
    const gateway = await answerOf(intake.GET("/v1/sites")).catch((error: unknown) => error);
    expect(gateway).toMatchObject({ status: 502, isPassing: true });
    server.use(http.get("*/v1/sites", () => HttpResponse.error()));
    const silence = await answerOf(intake.GET("/v1/sites")).catch((error: unknown) => error);
    expect(silence).toMatchObject({ status: 0, isPassing: true, wasWrite: false });
  });

  it("tells when nobody is signed in any more", async () => {
    server.use(
      http.get("*/v1/sites", () => HttpResponse.json({ title: "no", status: 401 }, { status: 401 })),
    );
    const told = vi.fn();
    const stop = onSignedOut(told);
    await answerOf(intake.GET("/v1/sites")).catch(() => undefined);
    stop();
    expect(told).toHaveBeenCalledOnce();
  });

  it("reads all pages of a list", async () => {
    const pages = new Map([
      [undefined, { items: [1, 2], next: "b" }],
      ["b", { items: [3], next: null }],
    ]);
    expect(await allOf(async (after) => pages.get(after) ?? { items: [], next: null })).toEqual([1, 2, 3]);
  });

  it("can ask for the version it was made from", () => {
    expect(ifMatch('"7"')).toEqual({ "If-Match": '"7"' });
  });
});

describe("the key of an action", () => {
  it("stays for a retry of the same words, changes with them, and is new after it is done", () => {
    const key = new ActionKey();
    const first = key.headersFor({ a: 1 });
    expect(key.headersFor({ a: 1 })).toEqual(first);
    const second = key.headersFor({ a: 2 });
    expect(second).not.toEqual(first);
    key.done();
    expect(key.headersFor({ a: 2 })).not.toEqual(second);
  });
});
