/** A field of a step as a short text, to be shown before and after a change; null where there is nothing to show. */

const FIELDS: Readonly<Record<string, string>> = {
  name: "name",
  actor: "actor",
  department: "department",
  needs: "needs",
  gives: "gives",
  system: "system",
  minutes: "minutes",
  waits: "waits_minutes",
  evidence: "evidence",
  next: "next",
  after: "after",
  marks: "marks",
};

export function fieldOf(step: Record<string, unknown> | null, what: string): string | null {
  if (!step) return null;
  if (what === "step-added" || what === "step-removed") return textOf(step.name);
  const field = FIELDS[what];
  return field ? textOf(step[field]) : null;
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(", ") || null;
  if (typeof value !== "object") return String(value);
  const { item, values } = value as { item?: unknown; values?: unknown };
  if (typeof item !== "string") return null;
  return typeof values === "string" ? `${item} (${values})` : item;
}
