import { useTranslation } from "react-i18next";
import type { Evidence } from "../api/shapes.ts";
import { Go } from "./go.tsx";
import { SaidTime } from "./said-time.tsx";

/** What makes something so: each piece with its time, and its own page where there is one. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const { t } = useTranslation();
  if (evidence.length === 0) return <p className="pl-quiet">{t("evidence.none")}</p>;
  return (
    <ul className="pl-evidence">
      {evidence.map((piece) => (
        <li key={piece.event_id}>
          {piece.href ? <Go href={piece.href}>{piece.label}</Go> : <span>{piece.label}</span>}
          <span className="pl-quiet">
            <SaidTime at={piece.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
