import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Card } from "../../api/shapes.ts";
import { ActLink } from "../../parts/act-link.tsx";
import { Go } from "../../parts/go.tsx";
import { SaidTime } from "../../parts/said-time.tsx";
import { Acknowledge } from "./acknowledge.tsx";
import { incidentOf, isAcknowledged } from "./card-detail.ts";

type CardRowProps = {
  card: Card;
  department: string;
  mark: "new" | "changed" | null;
  onSee: (cards: readonly Card[]) => void;
};

/** One card: what, why, what to do. Drawn again only for another version or mark. */
export const CardRow = memo(function CardRow({ card, department, mark, onSee }: CardRowProps) {
  const { t } = useTranslation();
  const incidentId = incidentOf(card);
  const isKnown = isAcknowledged(card, department);
  return (
    <article className={`pl-card pl-card--u${card.urgency}`}>
      <p className="pl-card__top">
        <span className="pl-card__urgency">{t(`urgency.${card.urgency}`)}</span>
        <span>{t(`card.${card.kind}`)}</span>
        {mark && <span className="pl-mark">{t(`mark.${mark}`)}</span>}
      </p>
      <h3>
        <Go
          href={`/department/${department}/cards/${encodeURIComponent(card.card_id)}`}
          onClick={() => onSee([card])}
        >
          {card.title}
        </Go>
      </h3>
      <p>{card.because}</p>
      <div className="pl-card__foot">
        {incidentId && <Acknowledge incidentId={incidentId} department={department} isKnown={isKnown} />}
        {card.act && (!incidentId || isKnown) && <ActLink act={card.act} />}
        <span className="pl-quiet">
          <SaidTime at={card.changed_at} />
        </span>
      </div>
    </article>
  );
});
