import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemError } from "../../api/problem.ts";
import { mapQuery } from "../../api/queries.ts";
import type { MapBody } from "../../api/shapes.ts";
import { stepsOf } from "../../api/steps.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Go } from "../../parts/go.tsx";
import { LoadingTable } from "../../parts/loading.tsx";
import { useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { dayAndTime } from "../../parts/when.ts";
import { StepTable } from "../standards/step-table.tsx";

/** How a workflow is really done at a site, and how each step is known. */
export function MapPage() {
  const { t } = useTranslation();
  const names = useNames();
  const { site = "", department = "", workflow = "" } = useSearch({ from: "/tell" });
  const isWhole = site !== "" && department !== "" && workflow !== "";
  const { data, error, isLoading, refetch } = useQuery({
    ...mapQuery({ site, department, workflow }),
    enabled: isWhole,
  });
  const isUntold = error instanceof ProblemError && error.status === 404;
  return (
    <>
      <PageHeading
        title={
          isWhole
            ? t("map.title", { workflow: names.workflow(workflow), site: names.site(site) })
            : t("map.which")
        }
        above={
          isWhole && (
            <Go href={`/readiness/${site}/${department}/${workflow}`}>{names.department(department)}</Go>
          )
        }
      />
      {isLoading && <LoadingTable columns={7} rows={6} />}
      {!isWhole && (
        <EmptyState title={t("map.whichNone")}>
          <p>{t("map.whichWhy")}</p>
          <Go href="/readiness">{t("place.readiness")}</Go>
        </EmptyState>
      )}
      {isUntold && <EmptyState title={t("map.none")}>{t("map.noneWhy")}</EmptyState>}
      {error && !isUntold && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data && <MapSteps map={data} />}
    </>
  );
}

function MapSteps({ map }: { map: MapBody }) {
  const { t } = useTranslation();
  const steps = stepsOf(map.map);
  return (
    <section aria-labelledby="steps">
      <p className="pl-sentence">
        {t("map.line", {
          when: dayAndTime(map.recorded_at),
          assumed: map.evidence.assumed,
          total: steps.length,
        })}
      </p>
      <h2 id="steps">{t("map.steps")}</h2>
      <StepTable steps={steps} home={map.department} hasEvidence />
    </section>
  );
}
