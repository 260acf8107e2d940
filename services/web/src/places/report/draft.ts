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

/** Start from the address, else from where this person reported last, else from where they work. */
export function firstDraft(given: Partial<Draft>, session: Session): Draft {
  let draft: Draft = { ...EMPTY, ...onlyPlace(session), ...keptPlace(session.subject) };
  // Another site or department than theirs: what is narrower there is another question.
  for (const name of ["site", "department"] as const) {
    const wanted = given[name];
    if (wanted && wanted !== draft[name]) draft = withField(draft, name, wanted);
  }
  return { ...draft, ...given };
}

/** Where somebody is who works at one site, in one department, as one thing. */
function onlyPlace({ sites, departments, staff_roles }: Session): Partial<Draft> {
  const only = (names: readonly string[]) => (names.length === 1 && names[0] !== "*" ? names[0] : undefined);
  const site = only(sites);
  const department = site && only(departments);
  return { site: site ?? "", department: department ?? "", role: (department && only(staff_roles)) ?? "" };
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
