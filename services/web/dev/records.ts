/** Standards, rounds, lessons and incidents of the fixture. */
import type {
  Lesson,
  MapBody,
  Site,
  SiteSummary,
  StandardBody,
  StandardSummary,
  Step,
  Workflow,
} from "../src/api/shapes.ts";
import { ago, DEPARTMENTS, HASH, OLD_HASH, ROLES, SITES, WORKFLOWS } from "./names.ts";

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
        was: "paper; after “Greet the patient”; needs ed.bed",
        will_be: "ehr; first; gives coverage.plan as plan-codes, needs appointment",
      },
      {
        change: "now-someone-elses",
        name: "Take the copay",
        step: "s4",
        was: "front-desk",
        will_be: "medical-assistant",
      },
    ],
  },
];
