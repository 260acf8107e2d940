import { useQuery } from "@tanstack/react-query";
import { mapQuery, siteQuery, sitesQuery, workflowsQuery } from "../../api/queries.ts";
import type { SiteSummary, Step, Workflow } from "../../api/shapes.ts";
import { stepsOf } from "../../api/steps.ts";
import { useSession } from "../../app/session-context.ts";

export type Chosen = { site: string; department: string; workflow: string };

/** A person's own sites; none named, or `*`, means all. */
export function ownSites(all: readonly SiteSummary[], own: readonly string[]): SiteSummary[] {
  if (own.length === 0 || own.includes("*")) return [...all];
  return all.filter((site) => own.includes(site.site));
}

export type PlacesOfWork = ReturnType<typeof usePlacesOfWork>;

/** The lists behind the form, each narrowed by the choice before it. */
export function usePlacesOfWork({ site, department, workflow }: Chosen) {
  const session = useSession();
  const sitesAsked = useQuery(sitesQuery);
  const siteAsked = useQuery({ ...siteQuery(site), enabled: site !== "" });
  const workflowsAsked = useQuery(workflowsQuery);
  const isChosen = site !== "" && department !== "" && workflow !== "";
  const map = useQuery({ ...mapQuery({ site, department, workflow }), enabled: isChosen, retry: false });
  const sites = ownSites(sitesAsked.data ?? [], session.sites);
  const departments = siteAsked.data?.departments ?? [];
  const staff = departments.find((row) => row.department === department)?.staff ?? [];
  const workflows: Workflow[] = (workflowsAsked.data ?? []).filter((row) =>
    row.departments.includes(department),
  );
  const steps: Step[] = stepsOf(map.data?.map);
  return {
    sites,
    departments,
    workflows,
    steps,
    roles: [...new Set(staff.map((group) => group.role))].sort(),
    isLoading: sitesAsked.isPending || workflowsAsked.isPending,
    isLoadingSteps: isChosen && map.isPending,
    hasNoMap: isChosen && map.isError,
    error: sitesAsked.error ?? siteAsked.error ?? workflowsAsked.error,
  };
}
