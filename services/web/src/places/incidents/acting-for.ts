/** For which of the touched departments a person may speak. */
import type { Incident, Session } from "../../api/shapes.ts";

export function actingFor(incident: Incident, session: Session): string[] {
  const touched = incident.routed_to.map((routed) => routed.department);
  const isAnywhere = session.roles.includes("command-centre") || session.departments.includes("*");
  return isAnywhere ? touched : touched.filter((department) => session.departments.includes(department));
}

export type Step = "acknowledge" | "contain" | "resolve";

/** What may be done next for a department: it must be known before it can be contained or mended. */
export function nextSteps(incident: Incident, department: string): Step[] {
  if (incident.state === "resolved") return [];
  const knows = incident.routed_to.some(
    (routed) => routed.department === department && routed.acknowledged_at !== null,
  );
  const steps: Step[] = knows ? [] : ["acknowledge"];
  return incident.state === "open" ? steps : [...steps, "contain", "resolve"];
}
