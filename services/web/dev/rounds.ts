/** Sign-off rounds of the fixture. */
import type { Party, Seat, SignOffRound } from "../src/api/shapes.ts";
import { ago, HASH, OLD_HASH } from "./names.ts";
import { standards } from "./records.ts";

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
