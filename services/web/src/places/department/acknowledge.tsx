import { Button, InlineLoading } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { incident, receiptOf } from "../../api/client.ts";
import { useAction } from "../../api/use-action.ts";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { TraceNote } from "../../parts/trace-note.tsx";

type AcknowledgeProps = {
  incidentId: string;
  department: string;
  /** The department has said so already; then only the receipt of saying it here is shown. */
  isKnown: boolean;
  onDone?: () => void;
};

/** One tap: "we have seen it, it is ours". */
export function Acknowledge({ incidentId, department, isKnown, onDone }: AcknowledgeProps) {
  const { t } = useTranslation();
  const action = useAction(
    (body: { department: string }, headers) =>
      receiptOf(
        incident.POST("/v1/incidents/{incident_id}/acknowledgements", {
          params: { path: { incident_id: incidentId }, header: headers },
          body,
        }),
        true,
      ),
    onDone,
  );
  if (action.isPending) return <InlineLoading description={t("sending")} />;
  if (action.data) {
    return (
      <span role="status">
        {t("incident.acknowledged")} <TraceNote traceId={action.data.traceId} />
      </span>
    );
  }
  if (isKnown) return null;
  return (
    <>
      <Button kind="tertiary" size="md" onClick={() => action.mutate({ department })}>
        {t("incident.acknowledge")}
      </Button>
      {action.error && <ProblemNotice error={action.error} />}
    </>
  );
}
