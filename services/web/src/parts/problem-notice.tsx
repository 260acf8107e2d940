import { Button } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { ProblemError, UNREACHABLE } from "../api/problem.ts";
import { shortTrace } from "../api/trace.ts";

const KNOWN = [0, 400, 401, 403, 404, 409, 412, 422, 428, 429, 503];

/** The words for a status: its own, or those of its hundred. */
function kindOf(error: Error): string {
  if (!(error instanceof ProblemError)) return "broken";
  if (error.status === UNREACHABLE) return "unreachable";
  if (KNOWN.includes(error.status)) return String(error.status);
  return error.status >= 500 ? "failed" : "refused";
}

type ProblemNoticeProps = { error: Error; onRetry?: () => void };

/** What happened, what is safe, what to do. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const kind = kindOf(error);
  const problem = error instanceof ProblemError ? error.problem : null;
  const wasWrite = error instanceof ProblemError && error.wasWrite;
  const traceId = error instanceof ProblemError ? error.traceId : null;
  return (
    <div className="pl-problem" role="alert">
      <h2>{t(`problem.${kind}.title`)}</h2>
      {problem?.detail && <p>{problem.detail}</p>}
      {problem?.errors?.length ? (
        <ul>
          {problem.errors.map((found) => (
            <li key={`${found.place} ${found.rule}`}>
              <strong>{found.place}</strong>: {found.rule}
            </li>
          ))}
        </ul>
      ) : null}
      <p>{t(wasWrite ? `problem.${kind}.safeWrite` : `problem.${kind}.safeRead`)}</p>
      <p>{t(`problem.${kind}.todo`)}</p>
      {onRetry && (
        <Button kind="tertiary" size="md" onClick={onRetry}>
          {t("problem.retry")}
        </Button>
      )}
      {traceId && (
        <p className="pl-quiet">
          {t("trace.tell")} <code title={traceId}>{shortTrace(traceId)}</code>
        </p>
      )}
    </div>
  );
}
