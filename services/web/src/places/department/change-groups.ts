/** Day changes come one for each role and site; people read them by workflow. */
import type { Card } from "../../api/shapes.ts";
import { textIn } from "./card-detail.ts";

export type ChangeGroup = {
  workflow: string;
  name: string;
  roles: string[];
  sites: number;
  /** How many of the changes are agreed by all five parties. */
  agreed: number;
  newestAt: string;
  cards: Card[];
};

/** Groups with the newest change first; a card that names no workflow stands alone under its own title. */
export function changeGroups(cards: readonly Card[]): ChangeGroup[] {
  const byWorkflow = new Map<string, Card[]>();
  for (const card of cards) {
    const workflow = textIn(card, "workflow") ?? card.card_id;
    byWorkflow.set(workflow, [...(byWorkflow.get(workflow) ?? []), card]);
  }
  return [...byWorkflow]
    .map(([workflow, some]) => groupOf(workflow, some))
    .sort((a, b) => b.newestAt.localeCompare(a.newestAt) || a.name.localeCompare(b.name));
}

function groupOf(workflow: string, cards: Card[]): ChangeGroup {
  const all = (name: string) => [
    ...new Set(cards.map((card) => textIn(card, name)).filter((word) => word !== null)),
  ];
  return {
    workflow,
    name: all("workflow_name")[0] ?? cards[0]?.title ?? workflow,
    roles: all("role").sort(),
    sites: all("site").length,
    agreed: cards.filter((card) => card.detail.stage === "signed").length,
    newestAt: cards.reduce((newest, card) => (card.changed_at > newest ? card.changed_at : newest), ""),
    cards,
  };
}
