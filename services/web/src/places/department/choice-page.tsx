import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { departmentsQuery } from "../../api/queries.ts";
import { mayOpen } from "../../app/may-open.ts";
import { useSession } from "../../app/session-context.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Go } from "../../parts/go.tsx";
import { LoadingRows } from "../../parts/loading.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";

/** Straight to a person's own department; a list for those who have none or many. */
export function ChoicePage() {
  const { t } = useTranslation();
  const session = useSession();
  const { data, error, isPending, refetch } = useQuery(departmentsQuery);
  const first = session.departments.find((department) => department !== "*");
  if (first) return <Navigate to="/department/$department" params={{ department: first }} replace />;
  if (isPending) return <LoadingRows />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  const departments = mayOpen(data, session);
  return (
    <>
      <PageHeading title={t("department.choose")} />
      {departments.length === 0 ? (
        <EmptyState title={t("department.none")}>{t("department.noneWhy")}</EmptyState>
      ) : (
        <ul className="pl-links">
          {departments.map(({ department, name }) => (
            <li key={department}>
              <Go href={`/department/${department}`}>{name}</Go>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
