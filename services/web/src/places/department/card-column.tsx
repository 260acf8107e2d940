import { Button } from "@carbon/react";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Card } from "../../api/shapes.ts";
import type { Marks } from "../../live/use-seen.ts";
import { CardRow } from "./card-row.tsx";

/** More than this at once is not read; the rest is one tap away. */
const FIRST = 8;

type CardColumnProps = {
  title: string;
  cards: readonly Card[];
  department: string;
  marks: Marks;
  empty: ReactNode;
  className: string;
};

export function CardColumn({ title, cards, department, marks, empty, className }: CardColumnProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? cards : cards.slice(0, FIRST);
  return (
    <section className={`pl-column ${className}`} aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className="pl-count">{cards.length}</span>
      </h2>
      {cards.length === 0 ? (
        empty
      ) : (
        <ul className="pl-cards">
          {shown.map((card) => (
            <li key={card.card_id}>
              <CardRow card={card} department={department} mark={marks.markOf(card)} onSee={marks.see} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < cards.length && (
        <Button kind="ghost" size="md" onClick={() => setWhole(true)}>
          {t("department.showMore", { count: cards.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
