/** A field of a step as a short text, to be shown before and after a change; null where there is nothing to show. */

import { fromSlug, itemName } from "../../parts/names.ts";

const FIELDS: Readonly<Record<string, string>> = {
  name: "name",
  needs: "needs",
  gives: "gives",
  system: "system",
  waits: "waits_minutes",
  evidence: "evidence",
  next: "next",
  after: "after",
  marks: "marks",
};

/** Fields that hold names of items or milestones. */
const OF_ITEMS: ReadonlySet<string> = new Set(["needs", "gives", "after", "marks"]);

export function fieldOf(step: Record<string, unknown> | null, what: string): string | null {
  if (!step) return null;
  if (what === "step-added" || what === "step-removed") return textOf(step.name);
  if (what === "minutes") return minutesOf(step.minutes);
  if (what === "actor" || what === "department")
    return typeof step[what] === "string" ? fromSlug(step[what]) : null;
  const field = FIELDS[what];
  return field ? textOf(step[field], OF_ITEMS.has(what) ? itemName : String) : null;
}

/** "2 (1–4)": the likely time, then the least and the most. */
function minutesOf(value: unknown): string | null {
  if (!Array.isArray(value)) return null;
  const [low, likely, high] = value;
  return `${likely} (${low}–${high})`;
}

function textOf(value: unknown, said: (value: string) => string = String): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value))
    return (
      value
        .map((part) => textOf(part, said))
        .filter(Boolean)
        .join(", ") || null
    );
  if (typeof value !== "object") return said(String(value));
  const { item, values } = value as { item?: unknown; values?: unknown };
  if (typeof item !== "string") return null;
  return typeof values === "string" ? `${said(item)} (${itemName(values)})` : said(item);
}
