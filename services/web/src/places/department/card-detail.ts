/** The parts of a card's detail that pages read; a part that is absent or of another form reads as nothing. */
import type { Card, LessonChange } from "../../api/shapes.ts";

export function textIn(card: Card, name: string): string | null {
  const value = card.detail[name];
  return typeof value === "string" && value !== "" ? value : null;
}

export const CHANGES: readonly LessonChange[] = ["stops", "starts", "changed", "now-someone-elses"];

/** A line of the four kinds of change: words, or something that carries them under `text` or `name`. */
function lineOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return null;
  const { text, name } = value as { text?: unknown; name?: unknown };
  if (typeof text === "string") return text;
  return typeof name === "string" ? name : null;
}

export function linesIn(card: Card, change: LessonChange): string[] {
  const value = card.detail[change] ?? card.detail[change.replaceAll("-", "_")];
  if (!Array.isArray(value)) return [];
  return value.map(lineOf).filter((line): line is string => line !== null);
}

/** The incident behind a card. */
export function incidentOf(card: Card): string | null {
  return card.kind === "incident" ? textIn(card, "incident_id") : null;
}

/** The department has said that it knows of the incident behind the card. */
export function isAcknowledged(card: Card, department: string): boolean {
  const known = card.detail.acknowledged_at;
  return typeof known === "object" && known !== null && department in known;
}
