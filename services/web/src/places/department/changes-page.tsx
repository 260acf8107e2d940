import { useParams } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../app/session-context.ts";
import { useBoard } from "../../live/use-board.ts";
import { useSeen } from "../../live/use-seen.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Go } from "../../parts/go.tsx";
import { LoadingRows } from "../../parts/loading.tsx";
import { useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { CardColumn } from "./card-column.tsx";
import { changeGroups } from "./change-groups.ts";
import { LiveLine } from "./live-line.tsx";

/** What one workflow changes in a department's day, for each role and site. */
export function ChangesPage() {
  const { t } = useTranslation();
  const names = useNames();
  const { department, workflow } = useParams({ from: "/department/$department/changes/$workflow" });
  const { subject } = useSession();
  const { board, liveness } = useBoard(department);
  const view = board.view;
  const marks = useSeen(subject, department, view?.cards);
  const group = useMemo(() => {
    const changes = (view?.cards ?? []).filter((card) => card.kind === "day-change");
    return changeGroups(changes).find((one) => one.workflow === workflow);
  }, [view?.cards, workflow]);
  const { see } = marks;
  useEffect(() => {
    if (group) see(group.cards);
  }, [group, see]);

  const heading = (
    <PageHeading
      title={t("department.changesIn", { workflow: group?.name ?? names.workflow(workflow) })}
      above={<Go href={`/department/${department}`}>{view?.name ?? names.department(department)}</Go>}
    >
      {!liveness.refusal && <LiveLine liveness={liveness} />}
    </PageHeading>
  );
  if (!view) {
    return (
      <>
        {heading}
        {liveness.refusal ? <ProblemNotice error={liveness.refusal} /> : <LoadingRows />}
      </>
    );
  }
  return (
    <>
      {heading}
      <CardColumn
        className="pl-narrow"
        title={t("department.changesEach")}
        cards={group?.cards ?? []}
        department={department}
        marks={marks}
        empty={<EmptyState title={t("card.gone")}>{t("card.goneWhy")}</EmptyState>}
      />
      <p>
        <Go href={`/standards/${workflow}`}>{t("readiness.openStandard")}</Go>
      </p>
    </>
  );
}
