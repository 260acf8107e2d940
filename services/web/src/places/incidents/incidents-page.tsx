import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { departmentsQuery, type IncidentFilter, incidentsQuery, sitesQuery } from "../../api/queries.ts";
import type { IncidentSearch } from "../../app/router.tsx";
import { AsOf } from "../../parts/as-of.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { LoadingTable } from "../../parts/loading.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { type Choice, FilterChoice } from "./filter-choice.tsx";
import { IncidentTable } from "./incident-table.tsx";

const STATES = ["open", "acknowledged", "contained", "resolved"] as const;

/** What the address asks for: nothing said of the state is what still hurts. */
function asked({ state, ...where }: IncidentSearch): IncidentFilter {
  if (state === "all") return where;
  return state ? { ...where, state } : { ...where, is_resolved: false };
}

/** What is wrong now, and what was. The filters are in the address, so that a view can be shared. */
export function IncidentsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/incidents" });
  const navigate = useNavigate({ from: "/incidents" });
  const sites = useQuery(sitesQuery).data ?? [];
  const departments = useQuery(departmentsQuery).data ?? [];
  const { data, error, isPending, refetch, dataUpdatedAt } = useQuery(incidentsQuery(asked(search)));
  const all = t("incidents.filter.all");
  const filters: { name: "state" | "site" | "department"; all: string; choices: Choice[] }[] = [
    {
      name: "state",
      all: t("incidents.filter.notMended"),
      choices: [
        ...STATES.map((state) => ({ value: state, label: t(`incident.state.${state}`) })),
        { value: "all", label: all },
      ],
    },
    {
      name: "department",
      all,
      choices: departments.map((row) => ({ value: row.department, label: row.name })),
    },
    { name: "site", all, choices: sites.map((row) => ({ value: row.site, label: row.name })) },
  ];
  return (
    <>
      <PageHeading title={t("place.incidents")}>
        <p className="pl-sentence">{t("incidents.what")}</p>
        <AsOf at={dataUpdatedAt} />
      </PageHeading>
      <div className="pl-filters">
        {filters.map(({ name, all, choices }) => (
          <FilterChoice
            key={name}
            label={t(`incidents.filter.${name}`)}
            all={all}
            value={search[name]}
            choices={choices}
            onChoose={(value) => void navigate({ search: { ...search, [name]: value } })}
          />
        ))}
      </div>
      {isPending && <LoadingTable columns={6} />}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <EmptyState title={t("incidents.none")}>
          {t(Object.keys(search).length > 0 ? "incidents.noneFiltered" : "incidents.noneWhy")}
        </EmptyState>
      )}
      {data && data.items.length > 0 && <IncidentTable incidents={data.items} />}
      {data?.next && <p className="pl-quiet">{t("incidents.more", { count: data.items.length })}</p>}
    </>
  );
}
