/** The steps of a document that came as its writer gave it. What is not a step is left out, never guessed. */
import type { Step } from "./shapes.ts";

export function stepsOf(document: Record<string, unknown> | undefined): Step[] {
  const steps = document?.steps;
  return Array.isArray(steps) ? steps.filter(isStep) : [];
}

function isStep(value: unknown): value is Step {
  if (typeof value !== "object" || value === null) return false;
  const { id, name } = value as { id?: unknown; name?: unknown };
  return typeof id === "string" && typeof name === "string";
}

export function coversOf(document: Record<string, unknown>): string[] {
  return Array.isArray(document.covers) ? document.covers.filter((site) => typeof site === "string") : [];
}
