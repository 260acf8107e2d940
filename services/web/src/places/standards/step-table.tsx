import { useTranslation } from "react-i18next";
import type { Seat, Step } from "../../api/shapes.ts";
import { StepLine } from "./step-line.tsx";

/** The steps that broke a signature, each with the parties it touched. */
export function brokenSteps(seats: readonly Seat[]): Map<string, string[]> {
  const broken = new Map<string, string[]>();
  for (const { party, voided } of seats) {
    for (const { step } of voided?.because ?? []) {
      if (!step) continue;
      const parties = broken.get(step) ?? [];
      if (!parties.includes(party)) broken.set(step, [...parties, party]);
    }
  }
  return broken;
}

type StepTableProps = {
  steps: readonly Step[];
  /** The workflow's own department; another one is named at its steps. */
  home: string;
  seats?: readonly Seat[];
  /** A map says of each step how it is known; a standard does not. */
  hasEvidence?: boolean;
};

/** The steps in order; the lane is who does it. On a phone each step is a block. */
export function StepTable({ steps, home, seats = [], hasEvidence = false }: StepTableProps) {
  const { t } = useTranslation();
  const broken = brokenSteps(seats);
  const lanes = [...new Set(steps.map((step) => step.actor))];
  const columns = [
    "step",
    "lane",
    "needs",
    "gives",
    "where",
    "minutes",
    ...(hasEvidence ? ["evidence"] : []),
  ];
  return (
    <table className="pl-steps">
      <caption className="cds--visually-hidden">{t("steps.caption")}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" key={column}>
              {t(`steps.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          <StepLine
            key={step.id}
            step={step}
            number={index + 1}
            lane={lanes.indexOf(step.actor)}
            home={home}
            touched={broken.get(step.id) ?? []}
            hasEvidence={hasEvidence}
          />
        ))}
      </tbody>
    </table>
  );
}
