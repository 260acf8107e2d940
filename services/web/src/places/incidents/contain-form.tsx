import { Button, InlineLoading, TextArea, TextInput } from "@carbon/react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { incident, receiptOf } from "../../api/client.ts";
import type { Containment } from "../../api/shapes.ts";
import { useAction } from "../../api/use-action.ts";
import { ProblemNotice } from "../../parts/problem-notice.tsx";

type ActProps = { incidentId: string; department: string; onDone: () => void };

const SHIFT = 8 * 3_600_000;
const MOST = 2_000;

/** A time in the form that a native field takes: the clock of this browser, to the minute. */
export function localMinute(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** A measure that holds until the fault is mended, and when it ends. */
export function ContainForm({ incidentId, department, onDone }: ActProps) {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState("");
  const [until, setUntil] = useState(() => localMinute(Date.now() + SHIFT));
  const action = useAction(
    (body: Containment, headers) =>
      receiptOf(
        incident.POST("/v1/incidents/{incident_id}/containments", {
          params: { path: { incident_id: incidentId }, header: headers },
          body,
        }),
        true,
      ),
    () => {
      setMeasure("");
      onDone();
    },
  );
  const isWhole = measure.trim() !== "" && until !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) action.mutate({ department, measure: measure.trim(), until: new Date(until).toISOString() });
  };
  return (
    <details className="pl-act-form">
      <summary>{t("incident.contain.open")}</summary>
      <form className="pl-form" onSubmit={submit}>
        <TextArea
          id="measure"
          labelText={t("incident.contain.measure")}
          helperText={t("noPatientData")}
          rows={3}
          maxLength={MOST}
          value={measure}
          onChange={(event) => setMeasure(event.target.value)}
        />
        <TextInput
          id="until"
          type="datetime-local"
          labelText={t("incident.contain.until")}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        {action.error && <ProblemNotice error={action.error} />}
        {action.data && <p role="status">{t("incident.contain.done")}</p>}
        {action.isPending ? (
          <InlineLoading description={t("sending")} />
        ) : (
          <Button type="submit" disabled={!isWhole}>
            {t("incident.contain.do")}
          </Button>
        )}
      </form>
    </details>
  );
}
