import { useCallback, useEffect, useMemo, useReducer } from "react";
import type { Card } from "../api/shapes.ts";
import { Seen } from "./seen.ts";

const asRow = (card: Card) => ({ id: card.card_id, version: card.version });

export type Marks = {
  markOf: (card: Card) => "new" | "changed" | null;
  count: number;
  see: (cards: readonly Card[]) => void;
};

/** Marks what changed since this person last looked at this department, until it is seen. */
export function useSeen(subject: string, department: string, cards: readonly Card[] | undefined): Marks {
  const seen = useMemo(() => new Seen(subject, department, localStorage), [subject, department]);
  const [turn, redraw] = useReducer((count: number) => count + 1, 0);

  useEffect(() => {
    if (!cards) return;
    seen.begin(cards.map(asRow));
    seen.keepOnly(cards.map(asRow));
  }, [seen, cards]);

  const see = useCallback(
    (some: readonly Card[]) => {
      seen.mark(some.map(asRow));
      redraw();
    },
    [seen],
  );

  return useMemo(() => {
    // The store is not state: `turn` says when it was written.
    void turn;
    const markOf = (card: Card) => {
      if (!seen.isNews(asRow(card))) return null;
      return seen.isNew(asRow(card)) ? "new" : "changed";
    };
    return { markOf, see, count: (cards ?? []).filter((card) => markOf(card) !== null).length };
  }, [seen, cards, see, turn]);
}
