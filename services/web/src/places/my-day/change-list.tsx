import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { LessonChange } from "../../api/shapes.ts";
import { itemName, type Names, spoken } from "../../parts/names.ts";
import type { DayChange } from "./changes.ts";

/** How alignment tells of a step's items: "needs coverage.plan", "gives coverage.plan as plan-codes". */
const TOLD_ITEM = /\b(needs|gives) ([a-z0-9._-]+)(?: as (\S+?))?(?=,|$)/g;

/** A row of items in words; null where the part tells of no items. */
function itemsIn(part: string): string | null {
  const words = part.replace(TOLD_ITEM, (_, verb: string, item: string, values: string | undefined) =>
    values ? `${verb} ${itemName(item)} as ${itemName(values)}` : `${verb} ${itemName(item)}`,
  );
  return words === part ? null : words;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What a change was or will be, part by part: systems by their names, roles as words, anything else as it was told. */
function said(told: string, t: TFunction): string {
  const parts = told.split("; ").map((part) => {
    const word = itemsIn(part) ?? (SLUG.test(part) ? spoken(part) : part);
    return t(`system.${part}`, { defaultValue: word });
  });
  return parts.join("; ");
}

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
                {change.was && <s>{said(change.was, t)}</s>}
                {change.was && change.will_be && " → "}
                {change.will_be && <strong>{said(change.will_be, t)}</strong>}
              </p>
            )}
            <p className="pl-quiet">{names.workflow(change.workflow)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
