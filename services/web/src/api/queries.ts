/** What pages read, each with the key it is remembered under. */
import { queryOptions } from "@tanstack/react-query";
import { alignment, answerOf, departments, incident, intake, training } from "./client.ts";
import { newestRounds } from "./rounds.ts";
import { readSession } from "./session.ts";
import type { IncidentState, Page } from "./shapes.ts";

const MINUTE = 60_000;
const LARGEST_PAGE = 200;
/** A stop for a list that never ends, far above ten times the reference size. */
const MOST_PAGES = 50;

/** Every page of a list, in order. */
export async function allOf<Item>(page: (after: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  for (let turn = 0; turn < MOST_PAGES; turn += 1) {
    const { items: some, next } = await page(after);
    items.push(...some);
    if (!next) break;
    after = next;
  }
  return items;
}

const limit = LARGEST_PAGE;

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: readSession,
  staleTime: 5 * MINUTE,
});

export const departmentsQuery = queryOptions({
  queryKey: ["departments"],
  queryFn: () =>
    allOf((after) => answerOf(departments.GET("/v1/departments", { params: { query: { limit, after } } }))),
  staleTime: 10 * MINUTE,
});

export const sitesQuery = queryOptions({
  queryKey: ["sites"],
  queryFn: () => allOf((after) => answerOf(intake.GET("/v1/sites", { params: { query: { limit, after } } }))),
  staleTime: 10 * MINUTE,
});

export const siteQuery = (site: string) =>
  queryOptions({
    queryKey: ["sites", site],
    queryFn: () => answerOf(intake.GET("/v1/sites/{site}", { params: { path: { site } } })),
    staleTime: 10 * MINUTE,
  });

export const workflowsQuery = queryOptions({
  queryKey: ["workflows"],
  queryFn: () =>
    allOf((after) => answerOf(intake.GET("/v1/workflows", { params: { query: { limit, after } } }))),
  staleTime: 10 * MINUTE,
});

export type Where = { site: string; department: string; workflow: string };

export const mapQuery = (where: Where) =>
  queryOptions({
    queryKey: ["map", where],
    queryFn: () =>
      answerOf(intake.GET("/v1/maps/{site}/{department}/{workflow}", { params: { path: where } })),
    staleTime: MINUTE,
  });

export const standardsQuery = queryOptions({
  queryKey: ["standards"],
  queryFn: () =>
    allOf((after) => answerOf(alignment.GET("/v1/standards", { params: { query: { limit, after } } }))),
});

export const standardQuery = (workflow: string) =>
  queryOptions({
    queryKey: ["standards", workflow],
    queryFn: () => answerOf(alignment.GET("/v1/standards/{workflow}", { params: { path: { workflow } } })),
  });

/** What changed from the content that somebody knows to another, or to the newest. */
export const changesQuery = (workflow: string, from: string, to?: string) =>
  queryOptions({
    queryKey: ["standards", workflow, "changes", from, to ?? "newest"],
    queryFn: () =>
      answerOf(
        alignment.GET("/v1/standards/{workflow}/changes", {
          params: { path: { workflow }, query: { from, to } },
        }),
      ),
  });

export const roundsQuery = queryOptions({
  queryKey: ["rounds"],
  queryFn: () =>
    allOf((after) => answerOf(alignment.GET("/v1/sign-off-rounds", { params: { query: { limit, after } } }))),
});

/** A workflow's newest round with its reasons, or null while nobody has been asked to sign. */
export const roundQuery = (workflow: string) =>
  queryOptions({
    queryKey: ["rounds", workflow],
    queryFn: async () => {
      const rounds = await allOf((after) =>
        answerOf(alignment.GET("/v1/sign-off-rounds", { params: { query: { workflow, limit, after } } })),
      );
      const newest = newestRounds(rounds).get(workflow);
      if (!newest) return null;
      const path = { round_id: newest.round_id };
      return answerOf(alignment.GET("/v1/sign-off-rounds/{round_id}", { params: { path } }));
    },
  });

export const lessonsQuery = (site: string, role: string, workflow?: string) =>
  queryOptions({
    queryKey: ["lessons", site, role, workflow ?? "all"],
    queryFn: () =>
      allOf((after) =>
        answerOf(training.GET("/v1/lessons", { params: { query: { site, role, workflow, limit, after } } })),
      ),
  });

export type IncidentFilter = {
  state?: IncidentState;
  is_resolved?: boolean;
  site?: string;
  department?: string;
};

export const incidentsQuery = (filter: IncidentFilter) =>
  queryOptions({
    queryKey: ["incidents", filter],
    queryFn: () => answerOf(incident.GET("/v1/incidents", { params: { query: { ...filter, limit } } })),
    refetchInterval: 15_000,
  });

export const incidentQuery = (incident_id: string) =>
  queryOptions({
    queryKey: ["incident", incident_id],
    queryFn: () =>
      answerOf(incident.GET("/v1/incidents/{incident_id}", { params: { path: { incident_id } } })),
    refetchInterval: 15_000,
  });

export const readinessQuery = (department: string, site?: string) =>
  queryOptions({
    queryKey: ["readiness", department, site ?? "all"],
    queryFn: () =>
      allOf((after) =>
        answerOf(departments.GET("/v1/readiness", { params: { query: { department, site, limit, after } } })),
      ),
    refetchInterval: MINUTE,
  });

export const cellQuery = (where: Where) =>
  queryOptions({
    queryKey: ["cell", where],
    queryFn: () =>
      answerOf(departments.GET("/v1/readiness/{site}/{department}/{workflow}", { params: { path: where } })),
    refetchInterval: MINUTE,
  });
