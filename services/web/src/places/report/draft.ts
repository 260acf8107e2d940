/** What a report says so far. Only where it happened is kept for the next time, never what was written. */
import type { Report, Severity } from "../../api/shapes.ts";
import { keepChoice, readChoice } from "../../app/preferences.ts";

export type Draft = Omit<Report, "severity"> & { severity: Severity | "" };

const EMPTY: Draft = { site: "", department: "", workflow: "", step: "", role: "", severity: "", what: "" };
/** What a change of a field makes meaningless. */
const NARROWS: Partial<Record<keyof Draft, readonly (keyof Draft)[]>> = {
  site: ["department", "workflow", "step", "role"],
  department: ["workflow", "step", "role"],
  workflow: ["step"],
};

const placeName = (subject: string) => `place.${subject}`;

/** Start from the address, else from where this person reported last. */
export function firstDraft(given: Partial<Draft>, subject: string): Draft {
  if (given.site) return { ...EMPTY, ...given };
  try {
    const kept: unknown = JSON.parse(readChoice(placeName(subject)) ?? "{}");
    const { site = "", department = "", role = "" } = kept as Partial<Record<string, string>>;
    return { ...EMPTY, site, department, role, ...given };
  } catch {
    return { ...EMPTY, ...given };
  }
}

export function keepPlace(draft: Draft, subject: string): void {
  const { site, department, role } = draft;
  keepChoice(placeName(subject), JSON.stringify({ site, department, role }));
}

export function withField<Name extends keyof Draft>(draft: Draft, name: Name, value: Draft[Name]): Draft {
  const next = { ...draft, [name]: value };
  for (const narrowed of NARROWS[name] ?? []) next[narrowed] = "" as never;
  return next;
}

export function asReport(draft: Draft): Report | null {
  const isWhole = Object.values(draft).every((value) => value.trim() !== "");
  return isWhole && draft.severity !== "" ? { ...draft, severity: draft.severity, what: draft.what.trim() } : null;
}
