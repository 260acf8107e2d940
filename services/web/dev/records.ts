/** Standards, rounds, lessons and incidents of the fixture. */
import type { Incident, Lesson, SignOffRound, Site, SiteMap, Standard, Step, Workflow } from "../src/api/shapes.ts";
import { DEPARTMENTS, ROLES, SITES, WORKFLOWS } from "./names.ts";

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const HASH = `sha256:${"4bf92f3577b34da6a3ce929d0e0e4736".repeat(2)}`;

const STEPS: Step[] = [
  { id: "s1", name: "Greet the patient and confirm two identifiers", actor: "front-desk", needs: ["appointment"], gives: ["patient.identity"], system: "ehr", minutes: [1, 2, 4], evidence: "observed", next: ["s2"] },
  { id: "s2", name: "Scan the insurance card", actor: "front-desk", needs: ["patient.identity"], gives: [{ item: "coverage.plan", values: "plan-code" }], system: "ehr", minutes: [1, 2, 4], evidence: "interviewed", next: ["s3"] },
  { id: "s3", name: "Run the eligibility check", actor: "front-desk", department: "professional-billing", needs: ["coverage.plan"], gives: ["coverage.eligibility"], system: "ehr", minutes: [1, 3, 9], evidence: "assumed", next: ["s4"] },
  { id: "s4", name: "Take the copay", actor: "medical-assistant", needs: ["coverage.eligibility"], gives: ["payment.copay"], system: "ehr", minutes: [1, 2, 3], evidence: "observed", next: ["s5"] },
  { id: "s5", name: "Create the encounter", actor: "front-desk", needs: ["coverage.plan", "patient.identity"], gives: ["encounter"], system: "ehr", minutes: [1, 1, 2], evidence: "observed", next: [] },
];

export const sites: Site[] = SITES.map(([site, name], at) => ({
  site,
  name,
  kind: at < 3 ? "hospital" : "clinic",
  wave: `wave-${1 + (at % 4)}`,
  departments: DEPARTMENTS.map(([department, label]) => ({
    department,
    name: label,
    staff: ROLES.map((role) => ({ role, shift: "day", headcount: 4 })),
  })),
}));

export const workflows: Workflow[] = WORKFLOWS.map(([workflow, name, departments]) => ({
  workflow,
  name,
  departments: [...departments],
}));

export function mapOf(site: string, department: string, workflow: string): SiteMap {
  return { map_id: `${site}/${department}/${workflow}`, site, department, workflow, version: 2, content_hash: HASH, steps: STEPS };
}

export const standards: Standard[] = WORKFLOWS.slice(0, 4).map(([workflow, name, departments], at) => ({
  workflow,
  name,
  department: departments[0],
  version: 3 - (at % 3),
  content_hash: HASH,
  covers: SITES.map(([site]) => site),
  steps: STEPS,
}));

export const rounds: SignOffRound[] = standards.slice(0, 3).map((standard, at) => ({
  round_id: `round-${at}`,
  workflow: standard.workflow,
  content_hash: HASH,
  standard_version: standard.version,
  state: at === 1 ? "completed" : "open",
  requested_at: ago(3000),
  due_at: ago(-17_000),
  version: 4,
  seals: [
    { party: "clinical", department: "ambulatory-primary-care", state: "granted", by: "Dr. Ines Vega", at: ago(900), reason: null, because: [] },
    { party: "revenue-cycle", department: "professional-billing", state: at === 0 ? "objected" : "granted", by: "Omar Haddad", at: ago(700), reason: at === 0 ? "Eligibility must run before the copay, not after." : null, because: [] },
    { party: "it", department: "it-applications", state: "granted", by: "Lena Fischer", at: ago(800), reason: null, because: [] },
    {
      party: "compliance",
      department: "compliance-and-privacy",
      state: at === 0 ? "voided" : "granted",
      by: "Joan Brandt",
      at: ago(58),
      reason: null,
      because: at === 0 ? [{ step: "s2", step_name: "Scan the insurance card", what: "needs:coverage.plan" }, { step: "s4", step_name: "Take the copay", what: "actor" }] : [],
    },
    { party: "administration", department: "patient-access", state: at === 1 ? "granted" : "awaiting", by: at === 1 ? "Ana Ruiz" : null, at: null, reason: null, because: [] },
  ],
}));

export const lessonsFor = (site: string, role: string): Lesson[] => [
  {
    lesson_id: `check-in@${site}@${role}`,
    workflow: "check-in",
    site,
    role,
    department: "patient-access",
    content_hash: HASH,
    items: [
      { change: "stops", name: "Photocopy the insurance card", step: null, was: "paper", will_be: null },
      { change: "stops", name: "Write the room on a sticky note", step: null, was: "paper", will_be: null },
      { change: "starts", name: "Scan the insurance card before the encounter", step: "s2", was: null, will_be: "EHR" },
      { change: "changed", name: "Confirm two identifiers", step: "s1", was: "by voice", will_be: "in the EHR" },
      { change: "now-someone-elses", name: "Take the copay", step: "s4", was: "front desk", will_be: "medical assistant" },
    ],
  },
];

const titles = ["Scan the insurance card", "Print the specimen label", "Create the encounter", "Run the eligibility check"];

export const incidents: Incident[] = Array.from({ length: 24 }, (_, at) => ({
  incident_id: `inc-${at + 1}`,
  severity: (["safety", "high", "medium", "low"] as const)[at % 4] ?? "low",
  site: SITES[(at * 5) % SITES.length]?.[0] ?? "st-anne",
  department: "patient-access",
  workflow: "check-in",
  step: "s2",
  step_name: titles[at % titles.length] ?? null,
  state: (["open", "acknowledged", "contained", "resolved"] as const)[at % 4] ?? "open",
  what: "Every label since 08:00 comes out at the printer of the second floor. We walk up to fetch them.",
  owner_department: "patient-access",
  reported_at: ago(4 + at * 17),
  contained_until: at % 4 === 2 ? ago(-600) : null,
  routed_to: [
    { department: "patient-access", by: null, acknowledged: at % 4 > 0, path: [{ map: "oak-street/patient-access/check-in", step: "s2", name: titles[at % 4] ?? null, department: "patient-access", by: null }] },
    {
      department: "professional-billing",
      by: "coverage.plan",
      acknowledged: false,
      path: [
        { map: "oak-street/patient-access/check-in", step: "s2", name: titles[at % 4] ?? null, department: "patient-access", by: null },
        { map: "oak-street/patient-access/check-in", step: "s5", name: "Create the encounter", department: "patient-access", by: "coverage.plan" },
        { map: "oak-street/professional-billing/claim-edit", step: "c1", name: "Edit the claim", department: "professional-billing", by: "encounter" },
      ],
    },
  ],
  timeline: [
    { at: ago(4 + at * 17), kind: "opened", department: "patient-access", by: null, text: null },
    ...(at % 4 > 1 ? [{ at: ago(2 + at * 16), kind: "contained", department: "patient-access", by: "Ana Ruiz", text: "Hand-write the label and check it with a second person." }] : []),
  ],
}));
