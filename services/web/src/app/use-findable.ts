import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { departmentsQuery, incidentsQuery, sitesQuery, workflowsQuery } from "../api/queries.ts";
import type { DepartmentName, IncidentSummary, SiteSummary, Workflow } from "../api/shapes.ts";
import { mayOpen } from "./may-open.ts";
import { type PlaceName, placesOf } from "./places.ts";
import type { Found } from "./search.ts";
import { useSession } from "./session-context.ts";

type Lists = {
  departments?: DepartmentName[];
  workflows?: Workflow[];
  sites?: SiteSummary[];
  incidents?: IncidentSummary[];
};

/** What each place a person may see adds to the search. */
const FINDERS: Partial<Record<PlaceName, (lists: Lists) => Found[]>> = {
  department: ({ departments = [] }) =>
    departments.map(({ department, name }) => ({
      kind: "department",
      label: name,
      href: `/department/${department}`,
    })),
  standards: ({ workflows = [] }) =>
    workflows.map(({ workflow, name }) => ({
      kind: "workflow",
      label: name,
      href: `/standards/${workflow}`,
    })),
  incidents: ({ sites = [], incidents = [] }) => [
    ...sites.map(({ site, name }) => ({
      kind: "site" as const,
      label: name,
      href: `/incidents?site=${site}`,
    })),
    ...incidents.map(({ incident_id, step_name, step, site, site_name }) => ({
      kind: "incident" as const,
      label: `${step_name ?? step} · ${site_name ?? site}`,
      href: `/incidents/${incident_id}`,
    })),
  ],
};

/** Everything the search can open, within the places that this person may see. Asked for once search is used. */
export function useFindable(isWanted: boolean): Found[] {
  const session = useSession();
  const departments = useQuery({ ...departmentsQuery, enabled: isWanted }).data;
  const workflows = useQuery({ ...workflowsQuery, enabled: isWanted }).data;
  const sites = useQuery({ ...sitesQuery, enabled: isWanted }).data;
  const incidents = useQuery({ ...incidentsQuery({}), enabled: isWanted, refetchInterval: false }).data
    ?.items;
  return useMemo(() => {
    const own = departments && mayOpen(departments, session);
    const lists = { departments: own, workflows, sites, incidents };
    return placesOf(session).flatMap(({ name }) => FINDERS[name]?.(lists) ?? []);
  }, [session, departments, workflows, sites, incidents]);
}
