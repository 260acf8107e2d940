import { useTranslation } from "react-i18next";
import { Go } from "../../parts/go.tsx";
import type { Names } from "../../parts/names.ts";
import { StateShape, StateWord } from "../../parts/state-shape.tsx";
import { cellHref } from "./cell-block.tsx";
import type { Grid, GridRow } from "./grid.ts";

/** With more workflows than this the shapes stand alone in their columns; the line above the table says what they mean. */
const WORDED = 5;

type ReadinessGridProps = { grid: Grid; names: Names; department: string };

/** Sites down, workflows across. On a phone each site becomes a block, so that nothing scrolls sideways. */
export function ReadinessGrid({ grid, names, department }: ReadinessGridProps) {
  const { t } = useTranslation();
  return (
    <table className={grid.workflows.length > WORDED ? "pl-grid pl-grid--dense" : "pl-grid"}>
      <caption className="cds--visually-hidden">{t("readiness.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("readiness.site")}</th>
          <th scope="col">{t("readiness.whole")}</th>
          {grid.workflows.map(({ workflow, name }) => (
            <th scope="col" key={workflow}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.rows.map((row) => (
          <SiteLine key={row.site} row={row} grid={grid} names={names} department={department} />
        ))}
      </tbody>
    </table>
  );
}

type SiteLineProps = { row: GridRow; grid: Grid; names: Names; department: string };

function SiteLine({ row, grid, names, department }: SiteLineProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">{names.site(row.site)}</th>
      <td data-label={t("readiness.whole")}>
        <Go href={`/department/${department}/sites/${row.site}`}>
          <StateWord state={row.state} />
        </Go>
      </td>
      {grid.workflows.map(({ workflow, name }) => {
        const cell = row.cells.get(workflow);
        return (
          <td
            key={workflow}
            data-label={name}
            className={cell ? `pl-grid__${cell.state}` : "pl-grid__absent"}
          >
            {cell ? (
              <Go
                href={cellHref(cell)}
                title={t(`state.${cell.state}`)}
                aria-label={t("readiness.cellLabel", {
                  workflow: name,
                  site: names.site(row.site),
                  state: t(`state.${cell.state}`),
                })}
              >
                <StateShape state={cell.state} />
                <span className="pl-grid__word">{t(`state.${cell.state}`)}</span>
              </Go>
            ) : (
              <span className="pl-quiet">{t("readiness.absent")}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}
