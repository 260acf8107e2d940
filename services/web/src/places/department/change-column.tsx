import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Card } from "../../api/shapes.ts";
import type { Marks } from "../../live/use-seen.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Go } from "../../parts/go.tsx";
import { people } from "../../parts/names.ts";
import { SaidTime } from "../../parts/said-time.tsx";
import { type ChangeGroup, changeGroups } from "./change-groups.ts";

type ChangeColumnProps = { cards: readonly Card[]; department: string; marks: Marks };

/** What changes in our day, a line a workflow: whom, at how many sites, agreed or not. */
export function ChangeColumn({ cards, department, marks }: ChangeColumnProps) {
  const { t } = useTranslation();
  const id = useId();
  const groups = useMemo(() => changeGroups(cards), [cards]);
  return (
    <section className="pl-column pl-board__changes" aria-labelledby={id}>
      <h2 id={id}>
        {t("department.changes")} <span className="pl-count">{groups.length}</span>
      </h2>
      {groups.length === 0 && (
        <EmptyState title={t("department.changesNone")}>{t("department.changesNoneWhy")}</EmptyState>
      )}
      <ul className="pl-cards">
        {groups.map((group) => (
          <li key={group.workflow}>
            <GroupRow group={group} department={department} marks={marks} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const listed = (names: readonly string[]) => new Intl.ListFormat("en", { type: "conjunction" }).format(names);

function GroupRow({ group, department, marks }: { group: ChangeGroup; department: string; marks: Marks }) {
  const { t } = useTranslation();
  const isNews = group.cards.some((card) => marks.markOf(card) !== null);
  const isAgreed = group.agreed === group.cards.length;
  return (
    <article className={`pl-card pl-card--u${isAgreed ? 1 : 0}`}>
      <h3>
        <Go href={`/department/${department}/changes/${encodeURIComponent(group.workflow)}`}>{group.name}</Go>
        {isNews && <span className="pl-mark">{t("mark.changed")}</span>}
      </h3>
      <p>
        {t("department.changesFor", {
          roles: listed(group.roles.map(people)),
          sites: t("standards.sites", { count: group.sites }),
        })}
      </p>
      <div className="pl-card__foot">
        <span>{t(isAgreed ? "department.agreed" : "department.notAgreed")}</span>
        <span className="pl-quiet">
          <SaidTime at={group.newestAt} />
        </span>
      </div>
    </article>
  );
}
