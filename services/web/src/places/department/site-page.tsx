import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { readinessQuery } from "../../api/queries.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Go } from "../../parts/go.tsx";
import { LoadingRows } from "../../parts/loading.tsx";
import { useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { CellBlock } from "../readiness/cell-block.tsx";
import { WORST_FIRST } from "./columns.ts";
import { FreshLine } from "./fresh-line.tsx";

/** One site of a department opened: each workflow with its reasons, worst first. */
export function SitePage() {
  const { t } = useTranslation();
  const { department, site } = useParams({ from: "/department/$department/sites/$site" });
  const names = useNames();
  const { data, error, isPending, refetch } = useQuery(readinessQuery(department, site));
  const cells = [...(data ?? [])].sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state));
  return (
    <>
      <PageHeading
        title={names.site(site)}
        above={<Go href={`/department/${department}`}>{names.department(department)}</Go>}
      >
        <FreshLine key={department} department={department} onChanged={() => void refetch()} />
      </PageHeading>
      {isPending && <LoadingRows />}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState title={t("readiness.none")}>{t("readiness.noneWhy")}</EmptyState>}
      {cells.map((cell) => (
        <CellBlock key={cell.cell_id} cell={cell} />
      ))}
    </>
  );
}
