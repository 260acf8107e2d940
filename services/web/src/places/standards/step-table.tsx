import { useTranslation } from "react-i18next";
import type { Item, Seal, Standard, Step } from "../../api/shapes.ts";
import { fromSlug, useNames } from "../../parts/names.ts";

const itemName = (item: Item) => (typeof item === "string" ? item : item.item);

/** The steps that broke a signature, each with the parties it touched. */
export function brokenSteps(seals: readonly Seal[]): Map<string, string[]> {
  const broken = new Map<string, string[]>();
  for (const seal of seals) {
    for (const { step } of seal.because) {
      if (!step) continue;
      const parties = broken.get(step) ?? [];
      if (!parties.includes(seal.party)) broken.set(step, [...parties, seal.party]);
    }
  }
  return broken;
}

/** The steps in order; the lane is who does it. On a phone each step is a block. */
export function StepTable({ standard, seals }: { standard: Standard; seals: readonly Seal[] }) {
  const { t } = useTranslation();
  const broken = brokenSteps(seals);
  const lanes = [...new Set(standard.steps.map((step) => step.actor))];
  return (
    <table className="pl-steps">
      <caption className="cds--visually-hidden">{t("steps.caption")}</caption>
      <thead>
        <tr>
          {["step", "lane", "needs", "gives", "where", "minutes"].map((column) => (
            <th scope="col" key={column}>
              {t(`steps.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {standard.steps.map((step, index) => (
          <StepLine
            key={step.id}
            step={step}
            number={index + 1}
            lane={lanes.indexOf(step.actor)}
            home={standard.department}
            touched={broken.get(step.id) ?? []}
          />
        ))}
      </tbody>
    </table>
  );
}

type StepLineProps = { step: Step; number: number; lane: number; home: string; touched: readonly string[] };

function StepLine({ step, number, lane, home, touched }: StepLineProps) {
  const { t } = useTranslation();
  const names = useNames();
  const department = step.department && step.department !== home ? names.department(step.department) : null;
  const nothing = <span className="pl-quiet">{t("steps.nothing")}</span>;
  const items = (list: readonly Item[] | undefined) => (list?.length ? list.map(itemName).join(", ") : nothing);
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
        <span className={`pl-lane pl-lane--${lane % 6}`}>{fromSlug(step.actor)}</span>
        {department && <span className="pl-quiet"> {department}</span>}
      </td>
      <td data-label={t("steps.needs")}>{items(step.needs)}</td>
      <td data-label={t("steps.gives")}>{items(step.gives)}</td>
      <td data-label={t("steps.where")}>{step.system ? t(`system.${step.system}`, { defaultValue: step.system }) : nothing}</td>
      <td data-label={t("steps.minutes")} className="pl-nowrap">{step.minutes ? t("steps.range", minutesOf(step.minutes)) : nothing}</td>
    </tr>
  );
}

function minutesOf(minutes: readonly number[]): { low: number; likely: number; high: number } {
  const [low = 0, likely = low, high = likely] = minutes;
  return { low, likely, high };
}
