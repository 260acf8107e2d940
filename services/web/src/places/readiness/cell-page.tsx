import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { cellQuery } from "../../api/queries.ts";
import { Go } from "../../parts/go.tsx";
import { LoadingRows } from "../../parts/loading.tsx";
import { useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { SaidTime } from "../../parts/said-time.tsx";
import { StateWord } from "../../parts/state-shape.tsx";
import { FreshLine } from "../department/fresh-line.tsx";
import { ReasonList } from "./reason-list.tsx";

export function CellPage() {
  const { t } = useTranslation();
  const where = useParams({ from: "/readiness/$site/$department/$workflow" });
  const names = useNames();
  const { data, error, isPending, refetch } = useQuery(cellQuery(where));
  const title = t("readiness.cellTitle", {
    workflow: data?.workflow_name ?? names.workflow(where.workflow),
    site: names.site(where.site),
  });
  const back = (
    <Go href={`/readiness?department=${where.department}`}>
      {t("readiness.of", { department: names.department(where.department) })}
    </Go>
  );
  return (
    <>
      <PageHeading title={title} above={back}>
        <FreshLine key={where.department} department={where.department} onChanged={() => void refetch()} />
      </PageHeading>
      {isPending && <LoadingRows />}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className="pl-detail">
          <p className="pl-cell__state">
            <StateWord state={data.state} />
            <span className="pl-quiet">
              {t("readiness.since")} <SaidTime at={data.changed_at} />
            </span>
          </p>
          {data.reasons.length > 0 ? <ReasonList reasons={data.reasons} /> : <p>{t("readiness.allGood")}</p>}
          <p>
            <Go href={`/standards/${where.workflow}`}>{t("readiness.openStandard")}</Go>
          </p>
        </div>
      )}
    </>
  );
}
