/** A department's board with something of every kind on it. */
import type { Card, Cell, Reason, SiteReadiness, State, View } from "../src/api/shapes.ts";
import { ago, DEPARTMENTS, SITES, WORKFLOWS } from "./names.ts";

const STATES: readonly State[] = ["not-ready", "unknown", "at-risk", "ready"];

function stateAt(site: number, workflow: number): State {
  if (site % 11 === 0 && workflow % 2 === 0) return "not-ready";
  if (site % 7 === 3 && workflow === 1) return "unknown";
  if ((site * 3 + workflow) % 8 === 2) return "at-risk";
  return "ready";
}

const REASONS: Record<State, Reason[]> = {
  ready: [],
  "not-ready": [
    {
      code: "assumed-steps",
      state: "not-ready",
      text: "3 of 14 steps are assumed, not observed.",
      evidence: [
        {
          event_id: "e-map",
          event_type: "intake.map.recorded.v1",
          at: ago(900),
          label: "Map of check-in, version 2",
          href: null,
        },
      ],
      act: { label: "Ask its front desk", href: "/my-day", minutes: 4 },
    },
    {
      code: "signature-missing",
      state: "not-ready",
      text: "The standard is not signed by compliance.",
      evidence: [
        {
          event_id: "e-round",
          event_type: "alignment.sign-off.requested.v1",
          at: ago(300),
          label: "Sign-off round of check-in",
          href: "/standards/check-in",
        },
      ],
      act: { label: "Open the standard", href: "/standards/check-in", minutes: null },
    },
  ],
  "at-risk": [
    {
      code: "safety-incident",
      state: "at-risk",
      text: "A safety incident is contained until tomorrow 08:00.",
      evidence: [
        {
          event_id: "e-inc",
          event_type: "incident.incident.contained.v1",
          at: ago(45),
          label: "Labels print at the wrong printer",
          href: "/incidents/inc-1",
        },
      ],
      act: null,
    },
  ],
  unknown: [
    {
      code: "no-map",
      state: "unknown",
      text: "Nobody has told us how this is done here.",
      evidence: [],
      act: { label: "Map it with the front desk", href: "/my-day", minutes: 30 },
    },
  ],
};

export function cellsOf(department: string): Cell[] {
  const own = WORKFLOWS.filter(([, , departments]) =>
    (departments as readonly string[]).includes(department),
  );
  return SITES.flatMap(([site, site_name], at) =>
    own.map(([workflow, workflow_name], column) => {
      const state = stateAt(at, column);
      const cell_id = `${site}/${department}/${workflow}`;
      return {
        cell_id,
        site,
        site_name,
        department,
        workflow,
        workflow_name,
        state,
        reasons: REASONS[state],
        changed_at: ago(40 + at),
      };
    }),
  );
}

export function sitesOf(department: string): SiteReadiness[] {
  const cells = cellsOf(department);
  return SITES.map(([site, site_name], at) => {
    const counts: Record<State, number> = { ready: 0, "at-risk": 0, "not-ready": 0, unknown: 0 };
    for (const cell of cells) if (cell.site === site) counts[cell.state] += 1;
    const state = STATES.find((one) => counts[one] > 0) ?? "unknown";
    return { site, site_name, state, counts, version: 1, changed_at: ago(40 + at) };
  });
}

const card = (given: Partial<Card> & Pick<Card, "card_id" | "kind" | "title" | "because">): Card => ({
  version: 1,
  urgency: 1,
  act: null,
  changed_at: ago(12),
  evidence: [],
  detail: {},
  trace_id: "4bf92f3577b34da6a3ce929d0e0e4736",
  ...given,
});

export function cardsOf(): Card[] {
  return [
    card({
      card_id: "incident:inc-1",
      kind: "incident",
      urgency: 3,
      title: "Labels print at the wrong printer, Oak Street Clinic",
      because: "It touches you because you take the specimen label that this step gives.",
      changed_at: ago(4),
      act: { label: "Open the incident", href: "/incidents/inc-1", minutes: null },
      evidence: [
        {
          event_id: "e1",
          event_type: "incident.incident.opened.v1",
          at: ago(4),
          label: "Report from Oak Street, 10:38",
          href: "/incidents/inc-1",
        },
      ],
      detail: { incident_id: "inc-1", acknowledged_at: {} },
    }),
    card({
      card_id: "incident:inc-2",
      kind: "incident",
      urgency: 2,
      title: "Claim held, no plan on the encounter, Mill Park Clinic",
      because: "It touches you because your step “Scan the insurance card” gives the plan.",
      changed_at: ago(31),
      act: { label: "Open the incident", href: "/incidents/inc-2", minutes: null },
      detail: { incident_id: "inc-2", acknowledged_at: { "patient-access": ago(20) } },
    }),
    card({
      card_id: "signal:hot-spot",
      kind: "signal",
      urgency: 2,
      title: "“Scan the insurance card” fails more and more",
      because: "7 incidents in 30 minutes at 3 sites; usual is 1.",
      changed_at: ago(9),
      evidence: [1, 2, 3].map((n) => ({
        event_id: `s${n}`,
        event_type: "incident.incident.opened.v1",
        at: ago(n * 8),
        label: `Incident ${n}`,
        href: `/incidents/inc-${n}`,
      })),
    }),
    card({
      card_id: "voided:check-in",
      kind: "voided-signature",
      urgency: 2,
      title: "Your signature on Check-in is broken",
      because: "Step “Scan the insurance card” now needs the “coverage plan” before the encounter.",
      changed_at: ago(58),
      act: { label: "See what changed and decide", href: "/standards/check-in", minutes: 5 },
      evidence: [
        {
          event_id: "e2",
          event_type: "alignment.sign-off.rebound.v1",
          at: ago(58),
          label: "Standard edited, version 3",
          href: "/standards/check-in",
        },
      ],
    }),
    card({
      card_id: "sign:copay",
      kind: "awaiting-signature",
      title: "Copay collection waits for your signature",
      because: "Asked 2 days ago; due in 12 days. Four others have signed.",
      changed_at: ago(2 * 24 * 60),
      act: { label: "Read and decide", href: "/standards/copay-collection", minutes: 8 },
    }),
    card({
      card_id: "day:front-desk",
      kind: "day-change",
      urgency: 0,
      title: "Front desk at Oak Street: 2 things stop, 1 starts",
      because: "The standard of Check-in is signed by all five parties.",
      changed_at: ago(130),
      detail: {
        workflow: "check-in",
        workflow_name: "Check-in",
        site: "oak-street",
        role: "front-desk",
        stage: "signed",
        stops: [{ name: "Photocopy the insurance card" }, { name: "Write the room on a sticky note" }],
        starts: [{ name: "Scan the insurance card before the encounter" }],
        changed: [],
        now_someone_elses: [{ name: "Take the copay: now the medical assistant" }],
      },
    }),
  ];
}

export function viewOf(department: string): View {
  const name = DEPARTMENTS.find(([slug]) => slug === department)?.[1] ?? department;
  return {
    department,
    name,
    epoch: 1,
    cursor: "1-0",
    as_of: new Date().toISOString(),
    sentence: "1 safety incident touches you, 2 decisions wait, and 5 of 52 sites are not ready.",
    cards: cardsOf(),
    sites: sitesOf(department),
  };
}
