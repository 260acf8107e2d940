/** Whose board a person may open; the departments service asks the same. */
import type { DepartmentName, Session } from "../api/shapes.ts";

const SEE_ALL = ["programme-lead", "executive", "command-centre"];

/** The departments whose board a person may open: their own, or all for those who steer the whole. */
export function mayOpen(all: readonly DepartmentName[], { departments, roles }: Session): DepartmentName[] {
  if (departments.includes("*") || roles.some((role) => SEE_ALL.includes(role))) return [...all];
  return all.filter((row) => departments.includes(row.department));
}
