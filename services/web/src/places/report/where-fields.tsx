import { useTranslation } from "react-i18next";
import { fromSlug } from "../../parts/names.ts";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { ChoiceField } from "./choice-field.tsx";
import type { Draft } from "./draft.ts";
import { usePlacesOfWork } from "./use-places-of-work.ts";

type WhereFieldsProps = { draft: Draft; onSet: (name: "site" | "department" | "workflow" | "step" | "role", value: string) => void };

/** Site, department, role, workflow, step: each list holds only what the one before allows. */
export function WhereFields({ draft, onSet }: WhereFieldsProps) {
  const { t } = useTranslation();
  const lists = usePlacesOfWork(draft);
  if (lists.error) return <ProblemNotice error={lists.error} />;
  const stepHelp = lists.hasNoMap ? t("report.noMap") : lists.isLoadingSteps ? t("loading") : undefined;
  return (
    <>
      <ChoiceField
        id="site"
        label={t("report.site")}
        value={draft.site}
        disabled={lists.isLoading}
        options={lists.sites.map((row) => ({ value: row.site, label: row.name }))}
        onChoose={(value) => onSet("site", value)}
      />
      <ChoiceField
        id="department"
        label={t("report.department")}
        value={draft.department}
        disabled={draft.site === ""}
        options={lists.departments.map((row) => ({ value: row.department, label: row.name }))}
        onChoose={(value) => onSet("department", value)}
      />
      <ChoiceField
        id="role"
        label={t("report.role")}
        value={draft.role}
        disabled={draft.department === ""}
        options={lists.roles.map((role) => ({ value: role, label: fromSlug(role) }))}
        onChoose={(value) => onSet("role", value)}
      />
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
