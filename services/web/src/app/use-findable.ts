import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { departmentsQuery, incidentsQuery, sitesQuery, workflowsQuery } from "../api/queries.ts";
import { placesOf } from "./places.ts";
import type { Found } from "./search.ts";
import { useSession } from "./session-context.ts";

/** Everything the search can open, within the places that this person may see. Asked for once search is used. */
export function useFindable(isWanted: boolean): Found[] {
  const session = useSession();
  const departments = useQuery({ ...departmentsQuery, enabled: isWanted }).data;
  const workflows = useQuery({ ...workflowsQuery, enabled: isWanted }).data;
  const sites = useQuery({ ...sitesQuery, enabled: isWanted }).data;
  const incidents = useQuery({ ...incidentsQuery({}), enabled: isWanted, refetchInterval: false }).data;

  return useMemo(() => {
    const may = new Set(placesOf(session).map((place) => place.name));
    const found: Found[] = [];
    if (may.has("department")) {
      for (const { department, name } of departments ?? []) {
        found.push({ kind: "department", label: name, href: `/department/${department}` });
      }
    }
    if (may.has("standards")) {
      for (const { workflow, name } of workflows ?? []) {
        found.push({ kind: "workflow", label: name, href: `/standards/${workflow}` });
      }
    }
    if (may.has("incidents")) {
      for (const { site, name } of sites ?? []) {
        found.push({ kind: "site", label: name, href: `/incidents?site=${site}` });
      }
      for (const { incident_id, step_name, step, site } of incidents?.items ?? []) {
        found.push({ kind: "incident", label: `${step_name ?? step} · ${site}`, href: `/incidents/${incident_id}` });
      }
    }
    return found;
  }, [session, departments, workflows, sites, incidents]);
}
