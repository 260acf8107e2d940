/** What the fixture answers to each address. */
import type { Session } from "../src/api/shapes.ts";
import { cellsOf, viewOf } from "./board.ts";
import { incidentSummaries, incidents } from "./incidents.ts";
import { DEPARTMENTS } from "./names.ts";
import {
  changesOf,
  lessonsFor,
  mapOf,
  siteSummaries,
  sites,
  standardOf,
  standards,
  workflows,
} from "./records.ts";
import { rounds } from "./rounds.ts";

const page = <Item>(items: Item[]) => ({ items, next: null });

export const PEOPLE: Record<string, Session> = {
  lead: {
    subject: "ana",
    name: "Ana Ruiz",
    roles: ["lead"],
    parties: ["administration"],
    departments: ["patient-access"],
    sites: ["*"],
    staff_roles: [],
    expires_at: "2099-01-01T00:00:00Z",
  },
  staff: {
    subject: "sam",
    name: "Sam Okafor",
    roles: ["staff"],
    parties: [],
    departments: ["patient-access"],
    sites: ["oak-street"],
    staff_roles: ["front-desk"],
    expires_at: "2099-01-01T00:00:00Z",
  },
  programme: {
    subject: "pia",
    name: "Pia Lindqvist",
    roles: ["programme-lead"],
    parties: [],
    departments: [],
    sites: ["*"],
    staff_roles: [],
    expires_at: "2099-01-01T00:00:00Z",
  },
};

export type Answer = { status: number; body: unknown };
type Route = [method: string, pattern: RegExp, answer: (match: string[], query: URLSearchParams) => unknown];

const ROUTES: Route[] = [
  [
    "GET",
    /^\/api\/departments\/v1\/departments$/,
    () => page(DEPARTMENTS.map(([department, name]) => ({ department, name }))),
  ],
  ["GET", /^\/api\/departments\/v1\/departments\/([^/]+)\/view$/, ([department = ""]) => viewOf(department)],
  [
    "GET",
    /^\/api\/departments\/v1\/readiness$/,
    (_, query) =>
      page(
        cellsOf(query.get("department") ?? "").filter(
          (cell) => !query.get("site") || cell.site === query.get("site"),
        ),
      ),
  ],
  [
    "GET",
    /^\/api\/departments\/v1\/readiness\/([^/]+)\/([^/]+)\/([^/]+)$/,
    ([site, department = "", workflow]) =>
      cellsOf(department).find((cell) => cell.site === site && cell.workflow === workflow),
  ],
  ["GET", /^\/api\/intake\/v1\/sites$/, () => page(siteSummaries)],
  ["GET", /^\/api\/intake\/v1\/sites\/([^/]+)$/, ([site]) => sites.find((row) => row.site === site)],
  ["GET", /^\/api\/intake\/v1\/workflows$/, () => page(workflows)],
  [
    "GET",
    /^\/api\/intake\/v1\/maps\/([^/]+)\/([^/]+)\/([^/]+)$/,
    ([site = "", department = "", workflow = ""]) => mapOf(site, department, workflow),
  ],
  ["GET", /^\/api\/alignment\/v1\/standards$/, () => page(standards)],
  ["GET", /^\/api\/alignment\/v1\/standards\/([^/]+)$/, ([workflow = ""]) => standardOf(workflow)],
  ["GET", /^\/api\/alignment\/v1\/standards\/([^/]+)\/changes$/, ([workflow = ""]) => changesOf(workflow)],
  [
    "GET",
    /^\/api\/alignment\/v1\/sign-off-rounds\/([^/]+)$/,
    ([id]) => rounds.find((row) => row.round_id === id),
  ],
  [
    "GET",
    /^\/api\/alignment\/v1\/sign-off-rounds$/,
    (_, query) =>
      page(rounds.filter((row) => !query.get("workflow") || row.workflow === query.get("workflow"))),
  ],
  [
    "POST",
    /^\/api\/alignment\/v1\/sign-off-rounds\/([^/]+)\/decisions$/,
    ([id]) => rounds.find((row) => row.round_id === id),
  ],
  [
    "GET",
    /^\/api\/training\/v1\/lessons$/,
    (_, query) => page(lessonsFor(query.get("site") ?? "", query.get("role") ?? "")),
  ],
  [
    "GET",
    /^\/api\/incident\/v1\/incidents$/,
    (_, query) =>
      page(
        incidentSummaries.filter(
          (row) =>
            ["state", "site"].every(
              (name) => !query.get(name) || row[name as "state" | "site"] === query.get(name),
            ) &&
            (!query.get("is_resolved") || String(row.state === "resolved") === query.get("is_resolved")),
        ),
      ),
  ],
  [
    "GET",
    /^\/api\/incident\/v1\/incidents\/([^/]+)$/,
    ([id]) => incidents.find((row) => row.incident_id === id),
  ],
  [
    "POST",
    /^\/api\/incident\/v1\/incidents\/([^/]+)\/[a-z]+$/,
    ([id]) => incidents.find((row) => row.incident_id === id),
  ],
  ["POST", /^\/api\/incident\/v1\/reports$/, () => ({ report_id: "rep-1", incident_id: "inc-1" })],
];

export function answerTo(method: string, path: string, query: URLSearchParams): Answer {
  for (const [known, pattern, answer] of ROUTES) {
    const match = known === method ? pattern.exec(path) : null;
    const body = match && answer(match.slice(1).map(decodeURIComponent), query);
    if (body) return { status: method === "POST" ? 201 : 200, body };
  }
  return {
    status: 404,
    body: { type: "about:blank", title: "Not found", status: 404, detail: `Nothing at ${path}.` },
  };
}
