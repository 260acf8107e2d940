import { useTranslation } from "react-i18next";
import { StateShape } from "../../parts/state-shape.tsx";
import { WORST_FIRST } from "../department/columns.ts";
import type { Grid } from "./grid.ts";

/** How many sites are in each state, with the shapes as their own legend. */
export function StateTally({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  return (
    <p className="pl-tally">
      {WORST_FIRST.map((state) => (
        <span key={state}>
          <StateShape state={state} />{" "}
          <strong>{grid.rows.filter((row) => row.state === state).length}</strong> {t(`state.${state}`)}
        </span>
      ))}
    </p>
  );
}
