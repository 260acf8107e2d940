import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { departmentsQuery, readinessQuery } from "../../api/queries.ts";
import { mayOpen } from "../../app/may-open.ts";
import { useSession } from "../../app/session-context.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { LoadingTable } from "../../parts/loading.tsx";
import { useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { useNarrow } from "../../parts/use-narrow.ts";
import { WORST_FIRST } from "../department/columns.ts";
import { FreshLine } from "../department/fresh-line.tsx";
import { gridOf, onlyState } from "./grid.ts";
import { ReadinessGrid } from "./readiness-grid.tsx";
import { SiteBlocks } from "./site-blocks.tsx";
import { StateTally } from "./state-tally.tsx";

/** Where a department stands at every site. The filters are in the address. */
export function ReadinessPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/readiness" });
  const navigate = useNavigate({ from: "/readiness" });
  const names = useNames();
  const isNarrow = useNarrow();
  const choices = mayOpen(useQuery(departmentsQuery).data ?? [], useSession());
  const department = search.department ?? choices[0]?.department ?? "";
  const { data, error, isPending, refetch } = useQuery({
    ...readinessQuery(department),
    enabled: department !== "",
  });
  const whole = useMemo(() => gridOf(data ?? []), [data]);
  const grid = useMemo(() => onlyState(whole, search.show), [whole, search.show]);
  return (
    <>
      <PageHeading title={t("place.readiness")}>
        <p className="pl-sentence">{t("readiness.what")}</p>
        {department !== "" && (
          <FreshLine key={department} department={department} onChanged={() => void refetch()} />
        )}
      </PageHeading>
      <div className="pl-filters">
        <label className="pl-choice">
          <span>{t("place.department")}</span>
          <select
            value={department}
            onChange={(event) => void navigate({ search: { ...search, department: event.target.value } })}
          >
            {choices.map((row) => (
              <option key={row.department} value={row.department}>
                {row.name}
              </option>
            ))}
          </select>
        </label>
        <label className="pl-choice">
          <span>{t("readiness.show")}</span>
          <select
            value={search.show ?? ""}
            onChange={(event) =>
              void navigate({ search: { ...search, show: event.target.value || undefined } })
            }
          >
            <option value="">{t("readiness.showAll")}</option>
            {WORST_FIRST.map((state) => (
              <option key={state} value={state}>
                {t(`state.${state}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {isPending && !error && <LoadingTable columns={isNarrow ? 2 : 7} />}
      {data?.length === 0 && <EmptyState title={t("readiness.none")}>{t("readiness.noneWhy")}</EmptyState>}
      {data && data.length > 0 && (
        <>
          <StateTally grid={whole} />
          {isNarrow ? (
            <SiteBlocks grid={grid} names={names} department={department} />
          ) : (
            <ReadinessGrid grid={grid} names={names} department={department} />
          )}
          {grid.rows.length === 0 && <EmptyState title={t("readiness.noneOfState")} />}
        </>
      )}
    </>
  );
}
