/** Readiness as a table: a row a site, a column a workflow. */
import type { Cell, State } from "../../api/shapes.ts";
import { WORST_FIRST } from "../department/columns.ts";

export type GridRow = { site: string; state: State; cells: Map<string, Cell> };
export type Grid = { workflows: { workflow: string; name: string }[]; rows: GridRow[] };

const rank = (state: State) => WORST_FIRST.indexOf(state);

/** A site is as ready as its worst workflow: nothing is averaged. */
function worstOf(cells: Iterable<Cell>): State {
  let worst: State = "ready";
  for (const cell of cells) if (rank(cell.state) < rank(worst)) worst = cell.state;
  return worst;
}

const countOf = (row: GridRow, state: State) =>
  [...row.cells.values()].filter((cell) => cell.state === state).length;

/** In the order of the board's list of sites: the worst state, then most of it, then what nobody has examined. */
function worstFirst(a: GridRow, b: GridRow): number {
  return (
    rank(a.state) - rank(b.state) ||
    countOf(b, "not-ready") - countOf(a, "not-ready") ||
    countOf(b, "unknown") - countOf(a, "unknown") ||
    a.site.localeCompare(b.site)
  );
}

export function gridOf(cells: readonly Cell[]): Grid {
  const workflows = new Map<string, string>();
  const sites = new Map<string, Map<string, Cell>>();
  for (const cell of cells) {
    workflows.set(cell.workflow, cell.workflow_name);
    const row = sites.get(cell.site) ?? new Map<string, Cell>();
    row.set(cell.workflow, cell);
    sites.set(cell.site, row);
  }
  return {
    workflows: [...workflows]
      .map(([workflow, name]) => ({ workflow, name }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    rows: [...sites]
      .map(([site, row]) => ({ site, cells: row, state: worstOf(row.values()) }))
      .sort(worstFirst),
  };
}

export function onlyState(grid: Grid, state: string | undefined): Grid {
  return state ? { ...grid, rows: grid.rows.filter((row) => row.state === state) } : grid;
}
