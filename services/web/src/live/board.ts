/**
 * What a board knows, and how news changes it. Pure: no clock, no network.
 *
 * Every rule here is about never lying: a card or site never goes back to an older version, news that comes before its
 * snapshot waits, and an untouched row keeps its identity, so that the screen redraws only what changed.
 */
import type { Card, Change, SiteReadiness, View } from "../api/shapes.ts";

export type Board = {
  view: View | null;
  /** News that came while a snapshot is on its way; null when none is awaited. */
  held: readonly Change[] | null;
  /** The trace of the last news, to follow a fact from its writer to this screen. */
  traceId: string | null;
};

export const EMPTY: Board = { view: null, held: [], traceId: null };

/** A snapshot is on its way: from here on news waits for it. */
export function awaitSnapshot(board: Board): Board {
  return board.held ? board : { ...board, held: [] };
}

const instant = (iso: string): number => Date.parse(iso);

function isOlder(view: View, than: View): boolean {
  if (view.epoch !== than.epoch) return view.epoch < than.epoch;
  return instant(view.as_of) < instant(than.as_of);
}

/** Of two forms of one row the newer, and on a tie the one already shown. */
function newer<Row extends { version: number }>(shown: Row | undefined, come: Row): Row {
  return shown && shown.version >= come.version ? shown : come;
}

function mergedRows<Row extends { version: number }>(
  shown: readonly Row[],
  come: readonly Row[],
  idOf: (row: Row) => string,
): Row[] {
  const byId = new Map(shown.map((row) => [idOf(row), row]));
  return come.map((row) => newer(byId.get(idOf(row)), row));
}

const cardId = (card: Card) => card.card_id;
const siteId = (site: SiteReadiness) => site.site;

/**
 * Take a whole view. An older one than the shown is dropped, but it still ends the wait, so that held news is not lost.
 * Within one epoch each row keeps its newest version; a new epoch is a new count of versions and is taken as it is.
 */
export function takeSnapshot(board: Board, view: View): Board {
  const shown = board.view;
  let next = view;
  if (shown && shown.department === view.department) {
    if (isOlder(view, shown)) next = shown;
    else if (shown.epoch === view.epoch) {
      next = {
        ...view,
        cards: mergedRows(shown.cards, view.cards, cardId),
        sites: mergedRows(shown.sites, view.sites, siteId),
      };
    }
  }
  return takeChanges({ ...board, view: next, held: null }, board.held ?? []);
}

/** Take news in order. Returns the same board when nothing in it is new. */
export function takeChanges(board: Board, changes: readonly Change[]): Board {
  if (changes.length === 0) return board;
  if (board.held) return { ...board, held: [...board.held, ...changes] };
  return changes.reduce(takeChange, board);
}

function takeChange(board: Board, change: Change): Board {
  const view = board.view;
  if (!view) return board;
  const cards = changedRows(view.cards, change.cards, cardId, removable(change));
  const sites = changedRows(view.sites, change.sites, siteId, () => false);
  const isLatest = instant(change.as_of) >= instant(view.as_of);
  return {
    ...board,
    traceId: change.trace_id ?? board.traceId,
    view: {
      ...view,
      cards,
      sites,
      cursor: change.cursor,
      as_of: isLatest ? change.as_of : view.as_of,
      sentence: isLatest ? change.sentence : view.sentence,
    },
  };
}

/** A removal older than the card's own last change is news from the past: the card has come back since. */
function removable(change: Change): (card: Card) => boolean {
  const removed = new Set(change.removed);
  return (card) => removed.has(card.card_id) && instant(card.changed_at) <= instant(change.as_of);
}

function changedRows<Row extends { version: number }>(
  shown: readonly Row[],
  come: readonly Row[],
  idOf: (row: Row) => string,
  isRemoved: (row: Row) => boolean,
): Row[] {
  const rows = new Map(shown.filter((row) => !isRemoved(row)).map((row) => [idOf(row), row]));
  let isSame = rows.size === shown.length;
  for (const row of come) {
    const known = rows.get(idOf(row));
    const kept = newer(known, row);
    if (kept === known) continue;
    rows.set(idOf(row), kept);
    isSame = false;
  }
  return isSame ? (shown as Row[]) : [...rows.values()];
}
