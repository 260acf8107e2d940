/** What goes where on a department's board. */
import type { Card, CardKind, SiteReadiness, State } from "../../api/shapes.ts";

const WAITING: readonly CardKind[] = ["awaiting-signature", "voided-signature"];
const HURTING: readonly CardKind[] = ["incident", "signal"];

/** Most urgent first; among equals the newest first. */
function byUrgency(a: Card, b: Card): number {
  return b.urgency - a.urgency || Date.parse(b.changed_at) - Date.parse(a.changed_at);
}

export type Columns = { waiting: Card[]; hurting: Card[]; changes: Card[] };

export function columnsOf(cards: readonly Card[]): Columns {
  const sorted = [...cards].sort(byUrgency);
  return {
    waiting: sorted.filter((card) => WAITING.includes(card.kind)),
    hurting: sorted.filter((card) => HURTING.includes(card.kind)),
    changes: sorted.filter((card) => card.kind === "day-change"),
  };
}

/** Worst first. What nobody has examined stands right behind what is known to be wrong. */
export const WORST_FIRST: readonly State[] = ["not-ready", "unknown", "at-risk", "ready"];

export const countOf = (site: SiteReadiness, state: State): number => site.counts[state] ?? 0;

export function worstFirst(sites: readonly SiteReadiness[]): SiteReadiness[] {
  return [...sites].sort(
    (a, b) =>
      WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state) ||
      countOf(b, "not-ready") - countOf(a, "not-ready") ||
      countOf(b, "unknown") - countOf(a, "unknown") ||
      a.site_name.localeCompare(b.site_name),
  );
}

export function tallyOf(sites: readonly SiteReadiness[]): Record<State, number> {
  const tally: Record<State, number> = { ready: 0, "at-risk": 0, "not-ready": 0, unknown: 0 };
  for (const site of sites) tally[site.state] += 1;
  return tally;
}
