/** Standards, rounds, lessons and incidents of the fixture. */
import type {
  Incident,
  IncidentSummary,
  Lesson,
  MapBody,
  Party,
  Seat,
  SignOffRound,
  Site,
  SiteSummary,
  StandardBody,
  StandardSummary,
  Step,
  Workflow,
} from "../src/api/shapes.ts";
import { DEPARTMENTS, ROLES, SITES, WORKFLOWS } from "./names.ts";

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const OLD_HASH = `sha256:${"0af7651916cd43dd8448eb211c80319c".repeat(2)}`;
const HASH = `sha256:${"4bf92f3577b34da6a3ce929d0e0e4736".repeat(2)}`;

const STEPS: Step[] = [
  {
    id: "s1",
    name: "Greet the patient and confirm two identifiers",
    actor: "front-desk",
    needs: ["appointment"],
    gives: ["patient.identity"],
    system: "ehr",
    minutes: [1, 2, 4],
    evidence: "observed",
  },
  {
    id: "s2",
    name: "Scan the insurance card",
    actor: "front-desk",
    needs: ["patient.identity"],
    gives: [{ item: "coverage.plan", values: "plan-code" }],
    system: "ehr",
    minutes: [1, 2, 4],
    evidence: "interviewed",
  },
  {
    id: "s3",
    name: "Run the eligibility check",
    actor: "front-desk",
    department: "professional-billing",
    needs: ["coverage.plan"],
    gives: ["coverage.eligibility"],
    system: "ehr",
    minutes: [1, 3, 9],
    evidence: "assumed",
  },
  {
    id: "s4",
    name: "Take the copay",
    actor: "medical-assistant",
    needs: ["coverage.eligibility"],
    gives: ["payment.copay"],
    system: "ehr",
    minutes: [1, 2, 3],
    evidence: "observed",
  },
  {
    id: "s5",
    name: "Create the encounter",
    actor: "front-desk",
    needs: ["coverage.plan", "patient.identity"],
    gives: ["encounter"],
    system: "ehr",
    minutes: [1, 1, 2],
    evidence: "observed",
  },
];

export const sites: Site[] = SITES.map(([site, name], at) => ({
  site,
  name,
  kind: at < 3 ? "hospital" : "clinic",
  wave: `wave-${1 + (at % 4)}`,
  time_zone: "America/Chicago",
  version: 1,
  departments: DEPARTMENTS.map(([department, label]) => ({
    department,
    name: label,
    staff: ROLES.map((role) => ({ role, shift: "day", headcount: 4 })),
  })),
}));

export const siteSummaries: SiteSummary[] = sites.map(({ departments, ...site }) => ({
  ...site,
  departments: departments.length,
  headcount: 80,
}));

export const workflows: Workflow[] = WORKFLOWS.map(([workflow, name, departments]) => ({
  workflow,
  name,
  departments: [...departments],
  version: 1,
}));

export function mapOf(site: string, department: string, workflow: string): MapBody {
  return {
    map_id: `${site}/${department}/${workflow}`,
    site,
    department,
    workflow,
    version: 2,
    content_hash: HASH,
    evidence: { observed: 3, interviewed: 1, logged: 0, assumed: 1 },
    recorded_at: ago(900),
    map: { format: "plumbline.map/1", steps: STEPS },
  };
}

const covers = SITES.map(([site]) => site);

export const standards: StandardSummary[] = WORKFLOWS.slice(0, 4).map(
  ([workflow, name, departments], at) => ({
    workflow,
    name,
    department: departments[0],
    version: 3 - (at % 3),
    content_hash: HASH,
    covers,
    steps: STEPS.length,
    edited_at: ago(58),
  }),
);

export function standardOf(workflow: string): StandardBody | undefined {
  const found = standards.find((row) => row.workflow === workflow);
  if (!found) return undefined;
  const { department, version, content_hash } = found;
  const standard = { format: "plumbline.standard/1", workflow, department, covers, steps: STEPS };
  return {
    workflow,
    department,
    version,
    content_hash,
    written_by: "dee",
    written_by_name: "Dee Park",
    written_at: ago(58),
    standard,
  };
}

export function changesOf(workflow: string) {
  const before = { ...STEPS[1], needs: ["patient.identity"], minutes: [1, 1, 2] };
  const change = {
    what: "minutes",
    code: "minutes",
    subject: null,
    step: "s2",
    step_name: "Scan the insurance card",
    before,
    after: STEPS[1],
    touches: ["clinical", "administration"],
  };
  const moved = {
    ...change,
    what: "actor",
    code: "actor",
    step: "s4",
    step_name: "Take the copay",
    before: { ...STEPS[3], actor: "front-desk" },
    after: STEPS[3],
    touches: ["compliance"],
  };
  return {
    workflow,
    before: { version: 2, content_hash: OLD_HASH },
    after: { version: 3, content_hash: HASH },
    changes: [change, moved],
  };
}

const granted = (party: Party, department: string, name: string, hours: number): Seat => ({
  party,
  department,
  state: "granted",
  decided_by: name,
  decided_by_name: name,
  decided_at: ago(hours * 60),
  content_hash: HASH,
  has_reason: false,
});

const waiting = (party: Party, department: string): Seat => ({
  party,
  department,
  state: "awaiting",
  has_reason: false,
});

function seatsOf(at: number): Seat[] {
  const clinical = granted("clinical", "ambulatory-primary-care", "Dr. Ines Vega", 15);
  const money = granted("revenue-cycle", "professional-billing", "Omar Haddad", 11);
  const it = granted("it", "it-applications", "Lena Fischer", 13);
  const compliance = granted("compliance", "compliance-and-privacy", "Joan Brandt", 20);
  const last =
    at === 1
      ? granted("administration", "patient-access", "Ana Ruiz", 2)
      : waiting("administration", "patient-access");
  if (at !== 0) return [clinical, money, it, compliance, last];
  const objected: Seat = {
    ...money,
    state: "objected",
    has_reason: true,
    reason: "Eligibility must run before the copay, not after.",
  };
  const voided: Seat = {
    ...waiting("administration", "patient-access"),
    state: "voided",
    voided: {
      party: "administration",
      department: "patient-access",
      was: "granted",
      decided_by_name: "Ana Ruiz",
      decided_at: ago(3000),
      from_hash: OLD_HASH,
      content_hash: HASH,
      voided_at: ago(58),
      because: [
        { step: "s2", step_name: "Scan the insurance card", what: "needs:coverage.plan" },
        { step: "s4", step_name: "Take the copay", what: "actor" },
      ],
    },
  };
  return [clinical, objected, it, waiting("compliance", "compliance-and-privacy"), voided];
}

export const rounds: SignOffRound[] = standards.slice(0, 3).map((standard, at) => ({
  round_id: `round-${at}`,
  workflow: standard.workflow,
  content_hash: HASH,
  standard_version: standard.version,
  state: at === 1 ? "completed" : "open",
  requested_by: "dee",
  requested_by_name: "Dee Park",
  requested_at: ago(3000),
  due_at: ago(-17_000),
  version: 4,
  seats: seatsOf(at),
}));

export const lessonsFor = (site: string, role: string): Lesson[] => [
  {
    lesson_id: `check-in@${site}@${role}`,
    workflow: "check-in",
    site,
    role,
    department: "patient-access",
    content_hash: HASH,
    workflow_name: "Check-in",
    site_name: null,
    version: 1,
    minutes: 12,
    minutes_basis: "an assumption",
    is_withdrawn: false,
    is_newest_standard: true,
    prepared_at: ago(100),
    items: [
      { change: "stops", name: "Photocopy the insurance card", step: null, was: "paper", will_be: null },
      { change: "stops", name: "Write the room on a sticky note", step: null, was: "paper", will_be: null },
      {
        change: "starts",
        name: "Scan the insurance card before the encounter",
        step: "s2",
        was: null,
        will_be: "EHR",
      },
      {
        change: "changed",
        name: "Confirm two identifiers",
        step: "s1",
        was: "by voice",
        will_be: "in the EHR",
      },
      {
        change: "now-someone-elses",
        name: "Take the copay",
        step: "s4",
        was: "front desk",
        will_be: "medical assistant",
      },
    ],
  },
];

const titles = [
  "Scan the insurance card",
  "Print the specimen label",
  "Create the encounter",
  "Run the eligibility check",
];

const STATES = ["open", "acknowledged", "contained", "resolved"] as const;
const SEVERITIES = ["safety", "high", "medium", "low"] as const;
const MEASURE = "Hand-write the label and check it with a second person.";

function incidentAt(at: number): Incident {
  const [site = "st-anne", site_name = ""] = SITES[(at * 5) % SITES.length] ?? [];
  const opened_at = ago(4 + at * 17);
  const contained_at = ago(2 + at * 16);
  const step_name = titles[at % titles.length] ?? null;
  const state = STATES[at % 4] ?? "open";
  const first = {
    map: `${site}/patient-access/check-in`,
    step: "s2",
    step_name,
    department: "patient-access",
    item: null,
  };
  const isContained = at % 4 > 1;
  return {
    incident_id: `inc-${at + 1}`,
    report_id: `rep-${at + 1}`,
    version: 1,
    severity: SEVERITIES[at % 4] ?? "low",
    site,
    site_name,
    department: "patient-access",
    workflow: "check-in",
    workflow_name: "Check-in",
    step: "s2",
    step_name,
    state,
    origin: "map",
    is_blind: false,
    blind_because: null,
    what: "Every label since 08:00 comes out at the printer of the second floor. We walk up to fetch them.",
    measure: isContained ? MEASURE : null,
    resolution: null,
    role: "front-desk",
    owner: "patient-access",
    opened_at,
    changed_at: opened_at,
    until: isContained ? ago(-600) : null,
    routed_to: [
      {
        department: "patient-access",
        department_name: "Patient Access",
        item: null,
        acknowledged_at: at % 4 > 0 ? contained_at : null,
        label: step_name ?? "",
        path: [first],
      },
      {
        department: "professional-billing",
        department_name: "Professional Billing",
        item: "coverage.plan",
        acknowledged_at: null,
        label: "",
        path: [
          first,
          { ...first, step: "s5", step_name: "Create the encounter", item: "coverage.plan" },
          {
            map: `${site}/professional-billing/claim-edit`,
            step: "c1",
            step_name: "Edit the claim",
            department: "professional-billing",
            item: "encounter",
          },
        ],
      },
    ],
    timeline: [
      { at: opened_at, kind: "opened", department: "patient-access", by: null, text: null, until: null },
      ...(isContained
        ? [
            {
              at: contained_at,
              kind: "contained" as const,
              department: "patient-access",
              by: "Ana Ruiz",
              text: MEASURE,
              until: ago(-600),
            },
          ]
        : []),
    ],
  };
}

export const incidents: Incident[] = Array.from({ length: 24 }, (_, at) => incidentAt(at));
export const incidentSummaries: IncidentSummary[] = incidents;
