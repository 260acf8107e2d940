import { useTranslation } from "react-i18next";
import type { Severity } from "../../api/shapes.ts";

export const SEVERITIES: readonly Severity[] = ["safety", "high", "medium", "low"];
const URGENCY: Record<Severity, number> = { safety: 3, high: 2, medium: 1, low: 0 };

export function SeverityWord({ severity }: { severity: Severity }) {
  const { t } = useTranslation();
  return (
    <span className={`pl-card--u${URGENCY[severity]}`}>
      <span className="pl-card__urgency">{t(`severity.${severity}`)}</span>
    </span>
  );
}
