import { useQuery } from "@tanstack/react-query";
import { mapQuery, sitesQuery, workflowsQuery } from "../../api/queries.ts";
import type { Site, Step, Workflow } from "../../api/shapes.ts";
import { useSession } from "../../app/session-context.ts";

export type Chosen = { site: string; department: string; workflow: string };

/** A person's own sites; none named, or `*`, means all. */
export function ownSites(all: readonly Site[], own: readonly string[]): Site[] {
  if (own.length === 0 || own.includes("*")) return [...all];
  return all.filter((site) => own.includes(site.site));
}

export type PlacesOfWork = ReturnType<typeof usePlacesOfWork>;

/** The lists behind the form, each narrowed by the choice before it. */
export function usePlacesOfWork({ site, department, workflow }: Chosen) {
  const session = useSession();
  const sitesAsked = useQuery(sitesQuery);
  const workflowsAsked = useQuery(workflowsQuery);
  const isChosen = site !== "" && department !== "" && workflow !== "";
  const map = useQuery({ ...mapQuery({ site, department, workflow }), enabled: isChosen, retry: false });
  const sites = ownSites(sitesAsked.data ?? [], session.sites);
  const chosenSite = sites.find((row) => row.site === site);
  const departments = chosenSite?.departments ?? [];
  const staff = departments.find((row) => row.department === department)?.staff ?? [];
  const workflows: Workflow[] = (workflowsAsked.data ?? []).filter((row) => row.departments.includes(department));
  const steps: Step[] = map.data?.steps ?? [];
  return {
    sites,
    departments,
    workflows,
    steps,
    roles: [...new Set(staff.map((group) => group.role))].sort(),
    isLoading: sitesAsked.isPending || workflowsAsked.isPending,
    isLoadingSteps: isChosen && map.isPending,
    hasNoMap: isChosen && map.isError,
    error: sitesAsked.error ?? workflowsAsked.error,
  };
}
