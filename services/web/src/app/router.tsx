import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from "@tanstack/react-router";
import type { IncidentFilter } from "../api/queries.ts";
import type { IncidentState } from "../api/shapes.ts";
import { ErrorPage, NotFoundPage } from "./error-page.tsx";
import { Gate } from "./gate.tsx";
import { Home } from "./home.tsx";

const rootRoute = createRootRoute({
  component: Gate,
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
});

/** Only the words that a page knows; anything else in the address is dropped. */
function words<Name extends string>(...names: Name[]) {
  return (search: Record<string, unknown>): Partial<Record<Name, string>> => {
    const kept = names.filter((name) => typeof search[name] === "string" || typeof search[name] === "number");
    return Object.fromEntries(kept.map((name) => [name, String(search[name])])) as Partial<
      Record<Name, string>
    >;
  };
}

/** Which incidents a page shows; without `state` those that are not mended yet. */
export type IncidentSearch = Omit<IncidentFilter, "state" | "is_resolved"> & {
  state?: IncidentState | "all";
};

const STATES: readonly string[] = [
  "open",
  "acknowledged",
  "contained",
  "resolved",
  "all",
] satisfies IncidentSearch["state"][];

function incidentWords(search: Record<string, unknown>): IncidentSearch {
  const { state, ...where } = words("state", "site", "department")(search);
  return state && STATES.includes(state) ? { ...where, state: state as IncidentSearch["state"] } : where;
}

const under = <Path extends string>(path: Path) => ({ getParentRoute: () => rootRoute, path }) as const;

const home = createRoute({ ...under("/"), component: Home });

const myDay = createRoute({
  ...under("/my-day"),
  validateSearch: words("site", "role"),
  component: lazyRouteComponent(() => import("../places/my-day/my-day-page.tsx"), "MyDayPage"),
});
const departmentChoice = createRoute({
  ...under("/department"),
  component: lazyRouteComponent(() => import("../places/department/choice-page.tsx"), "ChoicePage"),
});
const department = createRoute({
  ...under("/department/$department"),
  component: lazyRouteComponent(() => import("../places/department/department-page.tsx"), "DepartmentPage"),
});
const card = createRoute({
  ...under("/department/$department/cards/$cardId"),
  component: lazyRouteComponent(() => import("../places/department/card-page.tsx"), "CardPage"),
});
const dayChanges = createRoute({
  ...under("/department/$department/changes/$workflow"),
  component: lazyRouteComponent(() => import("../places/department/changes-page.tsx"), "ChangesPage"),
});
const departmentSite = createRoute({
  ...under("/department/$department/sites/$site"),
  component: lazyRouteComponent(() => import("../places/department/site-page.tsx"), "SitePage"),
});
const standards = createRoute({
  ...under("/standards"),
  component: lazyRouteComponent(() => import("../places/standards/standards-page.tsx"), "StandardsPage"),
});
const standard = createRoute({
  ...under("/standards/$workflow"),
  component: lazyRouteComponent(() => import("../places/standards/standard-page.tsx"), "StandardPage"),
});
const incidents = createRoute({
  ...under("/incidents"),
  validateSearch: incidentWords,
  component: lazyRouteComponent(() => import("../places/incidents/incidents-page.tsx"), "IncidentsPage"),
});
const incident = createRoute({
  ...under("/incidents/$incidentId"),
  component: lazyRouteComponent(() => import("../places/incidents/incident-page.tsx"), "IncidentPage"),
});
const report = createRoute({
  ...under("/report"),
  validateSearch: words("site", "department", "workflow", "step", "role"),
  component: lazyRouteComponent(() => import("../places/report/report-page.tsx"), "ReportPage"),
});
const readiness = createRoute({
  ...under("/readiness"),
  validateSearch: words("department", "show"),
  component: lazyRouteComponent(() => import("../places/readiness/readiness-page.tsx"), "ReadinessPage"),
});
const readinessCell = createRoute({
  ...under("/readiness/$site/$department/$workflow"),
  component: lazyRouteComponent(() => import("../places/readiness/cell-page.tsx"), "CellPage"),
});

const lessons = createRoute({
  ...under("/lessons"),
  validateSearch: words("site", "role", "workflow"),
  component: lazyRouteComponent(() => import("../places/my-day/lessons-page.tsx"), "LessonsPage"),
});
const tell = createRoute({
  ...under("/tell"),
  validateSearch: words("site", "department", "workflow"),
  component: lazyRouteComponent(() => import("../places/tell/map-page.tsx"), "MapPage"),
});
const signedIn = createRoute({
  ...under("/signed-in"),
  component: lazyRouteComponent(() => import("../places/sign-in/signed-in-page.tsx"), "SignedInPage"),
});

const routeTree = rootRoute.addChildren([
  home,
  myDay,
  departmentChoice,
  department,
  card,
  dayChanges,
  departmentSite,
  standards,
  standard,
  incidents,
  incident,
  report,
  readiness,
  readinessCell,
  lessons,
  tell,
  signedIn,
]);

export function newRouter(history?: RouterHistory) {
  return createRouter({ routeTree, history, scrollRestoration: true, defaultErrorComponent: ErrorPage });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
