import { Button } from "@carbon/react";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../app/session-context.ts";
import { useBoard } from "../../live/use-board.ts";
import { useSeen } from "../../live/use-seen.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Go } from "../../parts/go.tsx";
import { LoadingBoard } from "../../parts/loading.tsx";
import { useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { CardColumn } from "./card-column.tsx";
import { ChangeColumn } from "./change-column.tsx";
import { columnsOf } from "./columns.ts";
import { DepartmentChoice } from "./department-choice.tsx";
import { LiveLine } from "./live-line.tsx";
import { SiteList } from "./site-list.tsx";

/** A department's board: what waits, what hurts, where we stand, what changes. */
export function DepartmentPage() {
  const { t } = useTranslation();
  const { department } = useParams({ from: "/department/$department" });
  const names = useNames();
  const { subject } = useSession();
  const { board, liveness } = useBoard(department);
  const view = board.view;
  const columns = useMemo(() => columnsOf(view?.cards ?? []), [view?.cards]);
  const marks = useSeen(subject, department, view?.cards);

  if (liveness.refusal && !view) {
    return (
      <>
        <PageHeading title={names.department(department)} />
        <ProblemNotice error={liveness.refusal} />
      </>
    );
  }
  if (!view) {
    return (
      <>
        <PageHeading title={names.department(department)}>
          <LiveLine liveness={liveness} />
        </PageHeading>
        <LoadingBoard />
      </>
    );
  }
  const shared = { department, marks };
  return (
    <>
      <PageHeading title={view.name} above={<DepartmentChoice chosen={department} />}>
        <p className="pl-sentence">{view.sentence}</p>
        <div className="pl-board__bar">
          <LiveLine liveness={liveness} />
          {marks.count > 0 && (
            <Button kind="ghost" size="sm" onClick={() => marks.see(view.cards)}>
              {t("mark.seeAll", { count: marks.count })}
            </Button>
          )}
        </div>
      </PageHeading>
      <div className="pl-board">
        <CardColumn
          {...shared}
          className="pl-board__waiting"
          title={t("department.waiting")}
          cards={columns.waiting}
          empty={
            <EmptyState title={t("department.waitingNone")}>{t("department.waitingNoneWhy")}</EmptyState>
          }
        />
        <CardColumn
          {...shared}
          className="pl-board__hurting"
          title={t("department.hurting")}
          cards={columns.hurting}
          empty={
            <EmptyState title={t("department.hurtingNone")}>{t("department.hurtingNoneWhy")}</EmptyState>
          }
        />
        <section className="pl-column pl-board__readiness" aria-labelledby="readiness">
          <h2 id="readiness">
            <Go href={`/readiness?department=${department}`}>{t("department.readiness")}</Go>
          </h2>
          {view.sites.length > 0 ? (
            <SiteList sites={view.sites} department={department} />
          ) : (
            <EmptyState title={t("department.sitesNone")}>{t("department.sitesNoneWhy")}</EmptyState>
          )}
        </section>
        <ChangeColumn {...shared} cards={columns.changes} />
      </div>
    </>
  );
}
