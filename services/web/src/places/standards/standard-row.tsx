import { useTranslation } from "react-i18next";
import type { SignOffRound, StandardSummary } from "../../api/shapes.ts";
import { Go } from "../../parts/go.tsx";
import { useNames } from "../../parts/names.ts";
import { SealShape } from "./seal-shape.tsx";

/** A standard with its five seals small. */
export function StandardRow({
  standard,
  round,
}: {
  standard: StandardSummary;
  round: SignOffRound | undefined;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const granted = round?.seats.filter((seal) => seal.state === "granted").length ?? 0;
  return (
    <li className="pl-row">
      <Go className="pl-row__main" href={`/standards/${standard.workflow}`}>
        {standard.name ?? names.workflow(standard.workflow)}
      </Go>
      <span className="pl-quiet">
        {t("standards.line", {
          version: standard.version,
          steps: t("standards.steps", { count: standard.steps }),
          sites: t("standards.sites", { count: standard.covers.length }),
        })}
      </span>
      {round ? (
        <span className="pl-row__seals">
          {round.seats.map((seal) => (
            <span
              key={seal.party}
              className={`pl-seal--${seal.state}`}
              title={`${t(`party.${seal.party}`)}: ${t(`seal.${seal.state}`)}`}
            >
              <SealShape state={seal.state} />
            </span>
          ))}
          <span>{t("standards.signed", { count: granted, total: round.seats.length })}</span>
        </span>
      ) : (
        <span className="pl-quiet">{t("standards.noRound")}</span>
      )}
    </li>
  );
}
