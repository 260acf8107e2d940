import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Incident } from "../../api/shapes.ts";
import { useSession } from "../../app/session-context.ts";
import { useNames } from "../../parts/names.ts";
import { Acknowledge } from "../department/acknowledge.tsx";
import { actingFor, nextSteps } from "./acting-for.ts";
import { ContainForm } from "./contain-form.tsx";
import { ResolveForm } from "./resolve-form.tsx";

/** What this person can do about it now, for the department they speak for. */
export function IncidentActs({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const names = useNames();
  const queries = useQueryClient();
  const mine = actingFor(incident, useSession());
  const [chosen, setChosen] = useState<string | null>(null);
  const department = chosen ?? mine.find((own) => own === incident.owner) ?? mine[0];
  if (incident.state === "resolved") return null;
  if (!department) return <p className="pl-quiet">{t("incident.notYours")}</p>;
  const reload = () => {
    void queries.invalidateQueries({ queryKey: ["incident", incident.incident_id] });
    void queries.invalidateQueries({ queryKey: ["incidents"] });
  };
  const steps = nextSteps(incident, department);
  const props = { incidentId: incident.incident_id, department, onDone: reload };
  return (
    <section className="pl-incident-acts" aria-labelledby="acts">
      <h2 id="acts">{t("incident.acts")}</h2>
      {mine.length > 1 && (
        <label className="pl-choice">
          <span>{t("incident.actFor")}</span>
          <select value={department} onChange={(event) => setChosen(event.target.value)}>
            {mine.map((own) => (
              <option key={own} value={own}>
                {names.department(own)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Acknowledge key={department} {...props} isKnown={!steps.includes("acknowledge")} />
      {steps.includes("contain") && <ContainForm {...props} />}
      {steps.includes("resolve") && <ResolveForm {...props} />}
    </section>
  );
}
