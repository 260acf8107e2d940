import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { departmentsQuery, incidentsQuery, sitesQuery } from "../../api/queries.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { LoadingRows } from "../../parts/loading.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { type Choice, FilterChoice } from "./filter-choice.tsx";
import { IncidentTable } from "./incident-table.tsx";

const STATES = ["open", "acknowledged", "contained", "resolved"] as const;

/** What is wrong now, and what was. The filters are in the address, so that a view can be shared. */
export function IncidentsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/incidents" });
  const navigate = useNavigate({ from: "/incidents" });
  const sites = useQuery(sitesQuery).data ?? [];
  const departments = useQuery(departmentsQuery).data ?? [];
  const { data, error, isPending, refetch } = useQuery(incidentsQuery(search));
  const filters: { name: "state" | "site" | "department"; choices: Choice[] }[] = [
    {
      name: "state",
      choices: STATES.map((state) => ({ value: state, label: t(`incident.state.${state}`) })),
    },
    { name: "department", choices: departments.map((row) => ({ value: row.department, label: row.name })) },
    { name: "site", choices: sites.map((row) => ({ value: row.site, label: row.name })) },
  ];
  return (
    <>
      <PageHeading title={t("place.incidents")}>
        <p className="pl-sentence">{t("incidents.what")}</p>
      </PageHeading>
      <div className="pl-filters">
        {filters.map(({ name, choices }) => (
          <FilterChoice
            key={name}
            label={t(`incidents.filter.${name}`)}
            all={t("incidents.filter.all")}
            value={search[name]}
            choices={choices}
            onChoose={(value) => void navigate({ search: { ...search, [name]: value } })}
          />
        ))}
      </div>
      {isPending && <LoadingRows rows={6} />}
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
