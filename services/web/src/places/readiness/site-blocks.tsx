import { useTranslation } from "react-i18next";
import { Go } from "../../parts/go.tsx";
import type { Names } from "../../parts/names.ts";
import { StateShape } from "../../parts/state-shape.tsx";
import type { Grid } from "./grid.ts";

type SiteBlocksProps = { grid: Grid; names: Names; department: string };

/** The table on a phone: a line a site, the rest one tap away. */
export function SiteBlocks({ grid, names, department }: SiteBlocksProps) {
  const { t } = useTranslation();
  return (
    <ul>
      {grid.rows.map((row) => {
        const count = [...row.cells.values()].filter((cell) => cell.state === row.state).length;
        return (
          <li key={row.site}>
            <Go className="pl-site" href={`/department/${department}/sites/${row.site}`}>
              <StateShape state={row.state} />
              <span className="pl-site__name" title={names.site(row.site)}>
                {names.site(row.site)}
              </span>
              <span className="pl-site__word">
                {t(`state.${row.state}`)}
                <span className="pl-quiet">
                  {" "}
                  {t("department.ofWorkflows", { count, total: row.cells.size })}
                </span>
              </span>
            </Go>
          </li>
        );
      })}
    </ul>
  );
}
