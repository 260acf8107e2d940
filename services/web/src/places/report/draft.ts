/** What a report says so far. Only where it happened is kept for the next time, never what was written. */
import type { Report, Session, Severity } from "../../api/shapes.ts";
import { keepChoice, readChoice } from "../../app/preferences.ts";

export type Draft = Omit<Report, "severity"> & { severity: Severity | "" };

const EMPTY: Draft = { site: "", department: "", role: "", workflow: "", step: "", severity: "", what: "" };
/** What a change of a field makes meaningless. */
const NARROWS: Partial<Record<keyof Draft, readonly (keyof Draft)[]>> = {
  site: ["department", "workflow", "step", "role"],
  department: ["workflow", "step", "role"],
  workflow: ["step"],
};

const placeName = (subject: string) => `place.${subject}`;

/** Start from the address, else from where this person reported last. */
export function firstDraft(given: Partial<Draft>, session: Session): Draft {
  const kept = keptPlace(session.subject);
  // Another site than last time: department and role there are another question.
  const isSamePlace = !given.site || given.site === kept.site;
  return { ...EMPTY, ...onlyPlace(session), ...(isSamePlace ? kept : {}), ...given };
}

/** Where somebody is who works at one site, in one department. */
function onlyPlace({ sites, departments }: Session): Partial<Draft> {
  const only = (names: readonly string[]) => (names.length === 1 && names[0] !== "*" ? names[0] : undefined);
  const site = only(sites);
  return site ? { site, department: only(departments) ?? "" } : {};
}

function keptPlace(subject: string): Partial<Draft> {
  try {
    const kept: unknown = JSON.parse(readChoice(placeName(subject)) ?? "{}");
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
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
  return isWhole && draft.severity !== ""
    ? { ...draft, severity: draft.severity, what: draft.what.trim() }
    : null;
}
