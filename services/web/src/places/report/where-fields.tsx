import { Button } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fromSlug, useNames } from "../../parts/names.ts";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { ChoiceField } from "./choice-field.tsx";
import type { Draft } from "./draft.ts";
import { PlaceFields, type SetWhere } from "./place-fields.tsx";
import { usePlacesOfWork } from "./use-places-of-work.ts";

type WhereFieldsProps = { draft: Draft; onSet: SetWhere };

/** Site, department, role, workflow, step: each list holds only what the one before allows. */
export function WhereFields({ draft, onSet }: WhereFieldsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const lists = usePlacesOfWork(draft);
  // Known from the last time: one line instead of three questions.
  const [isKnown, setKnown] = useState(draft.site !== "" && draft.department !== "" && draft.role !== "");
  if (lists.error) return <ProblemNotice error={lists.error} />;
  const stepHelp = lists.hasNoMap ? t("report.noMap") : lists.isLoadingSteps ? t("loading") : undefined;
  return (
    <>
      {isKnown ? (
        <p>
          {t("report.here", {
            site: names.site(draft.site),
            department: names.department(draft.department),
            role: fromSlug(draft.role),
          })}{" "}
          <Button kind="ghost" size="sm" onClick={() => setKnown(false)}>
            {t("report.change")}
          </Button>
        </p>
      ) : (
        <PlaceFields draft={draft} lists={lists} onSet={onSet} />
      )}
      <ChoiceField
        id="workflow"
        label={t("report.workflow")}
        value={draft.workflow}
        disabled={draft.department === ""}
        options={lists.workflows.map((row) => ({ value: row.workflow, label: row.name }))}
        onChoose={(value) => onSet("workflow", value)}
      />
      <ChoiceField
        id="step"
        label={t("report.step")}
        value={draft.step}
        helper={stepHelp}
        disabled={lists.steps.length === 0}
        options={lists.steps.map((step, index) => ({ value: step.id, label: `${index + 1}. ${step.name}` }))}
        onChoose={(value) => onSet("step", value)}
      />
    </>
  );
}
