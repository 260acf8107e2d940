/** What changed between two versions of a standard, step by step. */
import type { Standard, Step } from "../../api/shapes.ts";

export type StepChange = { step: string; name: string; what: string[] };

const FIELDS = ["name", "actor", "department", "needs", "gives", "system", "minutes", "evidence", "next"] as const;
const written = (value: unknown) => JSON.stringify(value ?? null);

function changedFields(before: Step, after: Step): string[] {
  return FIELDS.filter((field) => written(before[field]) !== written(after[field]));
}

export function stepChanges(before: Standard, after: Standard): StepChange[] {
  const old = new Map(before.steps.map((step) => [step.id, step]));
  const kept = new Set(after.steps.map((step) => step.id));
  const changes: StepChange[] = [];
  for (const step of after.steps) {
    const known = old.get(step.id);
    const what = known ? changedFields(known, step) : ["step-added"];
    if (what.length > 0) changes.push({ step: step.id, name: step.name, what });
  }
  for (const step of before.steps) {
    if (!kept.has(step.id)) changes.push({ step: step.id, name: step.name, what: ["step-removed"] });
  }
  return changes;
}
