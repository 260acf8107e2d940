import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { incidentQuery } from "../../api/queries.ts";
import type { Incident } from "../../api/shapes.ts";
import { AsOf } from "../../parts/as-of.tsx";
import { Go } from "../../parts/go.tsx";
import { LoadingRows } from "../../parts/loading.tsx";
import { useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { SaidTime } from "../../parts/said-time.tsx";
import { dayAndTime } from "../../parts/when.ts";
import { IncidentActs } from "./incident-acts.tsx";
import { RouteList } from "./route-list.tsx";
import { SeverityWord } from "./severity.tsx";
import { Timeline } from "./timeline.tsx";

/** What, where, who owns it, what to do meanwhile; whom it touches and by what way. */
export function IncidentPage() {
  const { t } = useTranslation();
  const { incidentId } = useParams({ from: "/incidents/$incidentId" });
  const { data, error, isPending, refetch, dataUpdatedAt } = useQuery(incidentQuery(incidentId));
  const back = <Go href="/incidents">{t("place.incidents")}</Go>;
  return (
    <>
      <PageHeading
        title={data ? t("incident.at", { step: data.step_name ?? data.step }) : t("incident.title")}
        above={back}
      >
        {data && <IncidentLine incident={data} />}
        <AsOf at={dataUpdatedAt} />
      </PageHeading>
      {isPending && <LoadingRows />}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className="pl-incident">
          <div>
            {data.what && <blockquote className="pl-said">{data.what}</blockquote>}
            <Meanwhile incident={data} />
            <IncidentActs incident={data} />
          </div>
          <section aria-labelledby="touches">
            <h2 id="touches">{t("incident.touches")}</h2>
            {data.blind_because && <p className="pl-blind">{data.blind_because}</p>}
            <RouteList incident={data} />
          </section>
          <section aria-labelledby="timeline">
            <h2 id="timeline">{t("incident.timeline")}</h2>
            <Timeline moments={data.timeline} />
          </section>
        </div>
      )}
    </>
  );
}

function IncidentLine({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <p className="pl-incident__line">
      <SeverityWord severity={incident.severity} />
      <strong>{t(`incident.state.${incident.state}`)}</strong>
      <span>
        {names.site(incident.site)} · {names.workflow(incident.workflow)}
      </span>
      <span>
        {t(incident.state === "resolved" ? "incident.ownedThen" : "incident.ownedBy", {
          department: names.department(incident.owner),
        })}
      </span>
      <SaidTime at={incident.opened_at} />
    </p>
  );
}

/** What to do until it is mended. */
function Meanwhile({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  if (incident.state !== "contained" || !incident.until) return null;
  return (
    <div className="pl-meanwhile">
      <h2>{t("incident.meanwhile")}</h2>
      {incident.measure && <p>{incident.measure}</p>}
      <p>{t("incident.holdsUntil", { time: dayAndTime(incident.until) })}</p>
    </div>
  );
}
