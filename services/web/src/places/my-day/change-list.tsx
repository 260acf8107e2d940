import { useTranslation } from "react-i18next";
import type { LessonChange } from "../../api/shapes.ts";
import type { Names } from "../../parts/names.ts";
import type { DayChange } from "./changes.ts";

type ChangeListProps = { kind: LessonChange; changes: readonly DayChange[]; names: Names };

/** One kind of change: what it is, in which work, before and after. */
export function ChangeList({ kind, changes, names }: ChangeListProps) {
  const { t } = useTranslation();
  return (
    <section className={`pl-change pl-change--${kind}`}>
      <h2>
        {t(`change.${kind}`)} <span className="pl-count">{changes.length}</span>
      </h2>
      {changes.length === 0 && <p className="pl-quiet">{t("myDay.nothing")}</p>}
      <ul>
        {changes.map((change) => (
          <li key={`${change.workflow} ${change.step} ${change.name} ${change.was} ${change.will_be}`}>
            <p>{change.name}</p>
            {(change.was || change.will_be) && (
              <p className="pl-before-after">
                {change.was && <s>{change.was}</s>}
                {change.was && change.will_be && " → "}
                {change.will_be && <strong>{change.will_be}</strong>}
              </p>
            )}
            <p className="pl-quiet">{names.workflow(change.workflow)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
