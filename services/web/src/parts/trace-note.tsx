import { useTranslation } from "react-i18next";
import { shortTrace } from "../api/trace.ts";

/** The trace of a fact, to read out when asking for help. */
export function TraceNote({ traceId }: { traceId: string | null }) {
  const { t } = useTranslation();
  if (!traceId) return null;
  return (
    <span className="pl-quiet">
      {t("trace.label")} <code title={traceId}>{shortTrace(traceId)}</code>
    </span>
  );
}
