import { useTranslation } from "react-i18next";
import type { Moment } from "../../api/shapes.ts";
import { useSession } from "../../app/session-context.ts";
import { useNames } from "../../parts/names.ts";
import { SaidTime } from "../../parts/said-time.tsx";

/** What happened, and who did it as far as their name is known: a subject is for machines, not for people. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const { subject } = useSession();
  return (
    <ol className="pl-timeline">
      {moments.map((moment) => (
        <li key={`${moment.at} ${moment.kind} ${moment.department}`}>
          <span className="pl-quiet">
            <SaidTime at={moment.at} />
          </span>
          <p>
            <strong>{t(`incident.moment.${moment.kind}`, { defaultValue: moment.kind })}</strong>
            {moment.department && ` · ${names.department(moment.department)}`}
            {moment.by === subject ? ` · ${t("incident.you")}` : moment.by_name && ` · ${moment.by_name}`}
          </p>
          {moment.text && <p>“{moment.text}”</p>}
        </li>
      ))}
    </ol>
  );
}
