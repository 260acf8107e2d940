import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Item, Step } from "../../api/shapes.ts";
import { ItemWord } from "../../parts/item-word.tsx";
import { fromSlug, useNames } from "../../parts/names.ts";

const LANES = 6;
const codeOf = (item: Item) => (typeof item === "string" ? item : item.item);

type StepLineProps = {
  step: Step;
  number: number;
  lane: number;
  home: string;
  touched: readonly string[];
  hasEvidence: boolean;
};

export function StepLine({ step, number, lane, home, touched, hasEvidence }: StepLineProps) {
  const { t } = useTranslation();
  const names = useNames();
  const elsewhere = step.department && step.department !== home ? names.department(step.department) : null;
  return (
    <tr id={`step-${step.id}`} className={touched.length > 0 ? "pl-steps__touched" : undefined}>
      <th scope="row">
        <span className="pl-steps__number">{number}</span> {step.name}
        {touched.length > 0 && (
          <span className="pl-mark">
            {t("steps.touched", { parties: touched.map((party) => t(`party.${party}`)).join(", ") })}
          </span>
        )}
      </th>
      <td data-label={t("steps.lane")}>
        <span className={`pl-lane pl-lane--${lane % LANES}`}>
          {step.actor ? fromSlug(step.actor) : t("steps.nothing")}
        </span>
        {elsewhere && <span className="pl-quiet"> {elsewhere}</span>}
      </td>
      <td data-label={t("steps.needs")}>
        <Items items={step.needs} />
      </td>
      <td data-label={t("steps.gives")}>
        <Items items={step.gives} />
      </td>
      <td data-label={t("steps.where")}>
        {step.system ? t(`system.${step.system}`, { defaultValue: step.system }) : t("steps.nothing")}
      </td>
      <td data-label={t("steps.minutes")} className="pl-nowrap">
        {step.minutes ? t("steps.range", minutesOf(step.minutes)) : t("steps.nothing")}
      </td>
      {hasEvidence && <EvidenceCell evidence={step.evidence ?? "assumed"} />}
    </tr>
  );
}

function Items({ items }: { items: readonly Item[] | null | undefined }) {
  const { t } = useTranslation();
  const codes = [...new Set(items?.map(codeOf))];
  if (codes.length === 0) return t("steps.nothing");
  return codes.map((code, index) => (
    <Fragment key={code}>
      {index > 0 && ", "}
      <ItemWord item={code} />
    </Fragment>
  ));
}

/** What is only assumed looks unknown. */
function EvidenceCell({ evidence }: { evidence: NonNullable<Step["evidence"]> }) {
  const { t } = useTranslation();
  return (
    <td data-label={t("steps.evidence")} className={evidence === "assumed" ? "pl-grid__unknown" : undefined}>
      {t(`evidenceClass.${evidence}`)}
    </td>
  );
}

function minutesOf(minutes: readonly number[]): { low: number; likely: number; high: number } {
  const [low = 0, likely = low, high = likely] = minutes;
  return { low, likely, high };
}
