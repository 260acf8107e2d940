import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Card } from "../../api/shapes.ts";
import { useSession } from "../../app/session-context.ts";
import { useBoard } from "../../live/use-board.ts";
import { useSeen } from "../../live/use-seen.ts";
import { ActLink } from "../../parts/act-link.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { EvidenceList } from "../../parts/evidence-list.tsx";
import { Go } from "../../parts/go.tsx";
import { GoButton } from "../../parts/go-button.tsx";
import { LoadingRows } from "../../parts/loading.tsx";
import { useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { SaidTime } from "../../parts/said-time.tsx";
import { TraceNote } from "../../parts/trace-note.tsx";
import { Acknowledge } from "./acknowledge.tsx";
import { CHANGES, incidentOf, isAcknowledged, linesIn } from "./card-detail.ts";
import { LiveLine } from "./live-line.tsx";

/** One card opened: the whole reason, and what makes it so. It changes while it is read. */
export function CardPage() {
  const { t } = useTranslation();
  const { department, cardId } = useParams({ from: "/department/$department/cards/$cardId" });
  const names = useNames();
  const { subject } = useSession();
  const { board, liveness } = useBoard(department);
  const { see } = useSeen(subject, department, board.view?.cards);
  const card = board.view?.cards.find((row) => row.card_id === cardId);
  useEffect(() => {
    if (card) see([card]);
  }, [card, see]);

  const back = <Go href={`/department/${department}`}>{board.view?.name ?? names.department(department)}</Go>;
  if (!board.view) {
    return (
      <>
        <PageHeading title={t("card.title")} above={back}>
          {!liveness.refusal && <LiveLine liveness={liveness} />}
        </PageHeading>
        {liveness.refusal ? <ProblemNotice error={liveness.refusal} /> : <LoadingRows />}
      </>
    );
  }
  if (!card) {
    return (
      <>
        <PageHeading title={t("card.gone")} above={back} />
        <EmptyState title={t("card.goneWhy")}>
          <GoButton href={`/department/${department}`}>{t("card.goneTodo")}</GoButton>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeading title={card.title} above={back}>
        <p className="pl-sentence">{card.because}</p>
        <LiveLine liveness={liveness} />
      </PageHeading>
      <CardBody card={card} department={department} />
    </>
  );
}

function CardBody({ card, department }: { card: Card; department: string }) {
  const { t } = useTranslation();
  const incidentId = incidentOf(card);
  return (
    <div className="pl-detail">
      <p className="pl-card__top">
        <span className={`pl-card__urgency pl-card--u${card.urgency}`}>{t(`urgency.${card.urgency}`)}</span>
        <span>{t(`card.${card.kind}`)}</span>
        <span className="pl-quiet">
          <SaidTime at={card.changed_at} />
        </span>
      </p>
      <div className="pl-acts">
        {incidentId && (
          <Acknowledge
            incidentId={incidentId}
            department={department}
            isKnown={isAcknowledged(card, department)}
          />
        )}
        {card.act && <ActLink act={card.act} kind={incidentId ? "tertiary" : "primary"} />}
      </div>
      {CHANGES.map((change) => {
        const lines = linesIn(card, change);
        if (lines.length === 0) return null;
        return (
          <section key={change} className={`pl-change pl-change--${change}`}>
            <h2>{t(`change.${change}`)}</h2>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        );
      })}
      <section>
        <h2>{t("evidence.title")}</h2>
        <EvidenceList evidence={card.evidence} />
        <TraceNote traceId={card.trace_id} />
      </section>
    </div>
  );
}
