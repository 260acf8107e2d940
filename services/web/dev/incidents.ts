/** Incidents of the fixture. */
import type { Incident, IncidentSummary } from "../src/api/shapes.ts";
import { ago, SITES } from "./names.ts";

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
      {
        at: opened_at,
        kind: "opened",
        department: "patient-access",
        by: "sam",
        by_name: "Sam Okafor",
        text: null,
        until: null,
      },
      ...(isContained
        ? [
            {
              at: contained_at,
              kind: "contained" as const,
              department: "patient-access",
              by: "ana",
              by_name: "Ana Ruiz",
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
