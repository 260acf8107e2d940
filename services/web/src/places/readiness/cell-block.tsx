import { useTranslation } from "react-i18next";
import type { Cell } from "../../api/shapes.ts";
import { Go } from "../../parts/go.tsx";
import { SaidTime } from "../../parts/said-time.tsx";
import { StateWord } from "../../parts/state-shape.tsx";
import { ReasonList } from "./reason-list.tsx";

export const cellHref = (cell: Pick<Cell, "site" | "department" | "workflow">) =>
  `/readiness/${cell.site}/${cell.department}/${cell.workflow}`;

/** One workflow at one site: state, reasons, evidence, act. */
export function CellBlock({ cell }: { cell: Cell }) {
  const { t } = useTranslation();
  return (
    <section className={`pl-cell pl-cell--${cell.state}`}>
      <h2>
        <Go href={cellHref(cell)}>{cell.workflow_name}</Go>
      </h2>
      <p className="pl-cell__state">
        <StateWord state={cell.state} />
        <span className="pl-quiet">
          {t("readiness.since")} <SaidTime at={cell.changed_at} />
        </span>
      </p>
      {cell.reasons.length > 0 ? <ReasonList reasons={cell.reasons} /> : <p>{t("readiness.allGood")}</p>}
    </section>
  );
}
