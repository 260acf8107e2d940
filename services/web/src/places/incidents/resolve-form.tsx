import { Button, InlineLoading, TextArea } from "@carbon/react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { incident, receiptOf } from "../../api/client.ts";
import { useAction } from "../../api/use-action.ts";
import { ProblemNotice } from "../../parts/problem-notice.tsx";

type ActProps = { incidentId: string; department: string; onDone: () => void };

const MOST = 2_000;

/** The fault is mended, and how: an incident without a reason is not closed. */
export function ResolveForm({ incidentId, department, onDone }: ActProps) {
  const { t } = useTranslation();
  const [resolution, setResolution] = useState("");
  const action = useAction(
    (body: { department: string; resolution: string }, headers) =>
      receiptOf(
        incident.POST("/v1/incidents/{incident_id}/resolutions", {
          params: { path: { incident_id: incidentId }, header: headers },
          body,
        }),
        true,
      ),
    onDone,
  );
  const isWhole = resolution.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) action.mutate({ department, resolution: resolution.trim() });
  };
  return (
    <details className="pl-act-form">
      <summary>{t("incident.resolve.open")}</summary>
      <form className="pl-form" onSubmit={submit}>
        <TextArea
          id="resolution"
          labelText={t("incident.resolve.what")}
          helperText={t("noPatientData")}
          rows={3}
          maxLength={MOST}
          value={resolution}
          onChange={(event) => setResolution(event.target.value)}
        />
        {action.error && <ProblemNotice error={action.error} />}
        {action.isPending ? (
          <InlineLoading description={t("sending")} />
        ) : (
          <Button type="submit" disabled={!isWhole}>
            {t("incident.resolve.do")}
          </Button>
        )}
      </form>
    </details>
  );
}
