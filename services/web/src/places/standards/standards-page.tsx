import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { roundsQuery, standardsQuery } from "../../api/queries.ts";
import { holds, newestRounds, seatsWaitingFor } from "../../api/rounds.ts";
import { useSession } from "../../app/session-context.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { LoadingTable } from "../../parts/loading.tsx";
import { useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { StandardRow } from "./standard-row.tsx";

/** All standards; those that wait for this person's signature come first. */
export function StandardsPage() {
  const { t } = useTranslation();
  const names = useNames();
  const session = useSession();
  const standards = useQuery(standardsQuery);
  const rounds = useQuery(roundsQuery);
  const byWorkflow = newestRounds(rounds.data ?? []);
  const isMine = (workflow: string) =>
    seatsWaitingFor(byWorkflow.get(workflow), session).some((seat) => holds(session, seat));
  const all = [...(standards.data ?? [])].sort((a, b) =>
    names.workflow(a.workflow).localeCompare(names.workflow(b.workflow)),
  );
  const groups = [
    { title: t("standards.mine"), rows: all.filter((row) => isMine(row.workflow)) },
    { title: t("standards.others"), rows: all.filter((row) => !isMine(row.workflow)) },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <>
      <PageHeading title={t("place.standards")}>
        <p className="pl-sentence">{t("standards.what")}</p>
      </PageHeading>
      {(standards.isPending || rounds.isPending) && <LoadingTable columns={3} />}
      {standards.error && <ProblemNotice error={standards.error} onRetry={() => void standards.refetch()} />}
      {rounds.error && <ProblemNotice error={rounds.error} onRetry={() => void rounds.refetch()} />}
      {standards.data?.length === 0 && (
        <EmptyState title={t("standards.none")}>{t("standards.noneWhy")}</EmptyState>
      )}
      {groups.map(({ title, rows }) => (
        <section key={title} className="pl-column">
          <h2>
            {title} <span className="pl-count">{rows.length}</span>
          </h2>
          <ul className="pl-rows">
            {rows.map((standard) => (
              <StandardRow
                key={standard.workflow}
                standard={standard}
                round={byWorkflow.get(standard.workflow)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
