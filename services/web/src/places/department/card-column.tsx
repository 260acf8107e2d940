import { type ReactNode, useId } from "react";
import type { Card } from "../../api/shapes.ts";
import type { Marks } from "../../live/use-seen.ts";
import { CardRow } from "./card-row.tsx";

type CardColumnProps = {
  title: string;
  cards: readonly Card[];
  department: string;
  marks: Marks;
  empty: ReactNode;
  className: string;
};

export function CardColumn({ title, cards, department, marks, empty, className }: CardColumnProps) {
  const id = useId();
  return (
    <section className={`pl-column ${className}`} aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className="pl-count">{cards.length}</span>
      </h2>
      {cards.length === 0 ? (
        empty
      ) : (
        <ul className="pl-cards">
          {cards.map((card) => (
            <li key={card.card_id}>
              <CardRow card={card} department={department} mark={marks.markOf(card)} onSee={marks.see} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
