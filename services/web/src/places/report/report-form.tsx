import { Button, InlineLoading, RadioButton, RadioButtonGroup, TextArea } from "@carbon/react";
import { useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { incident, type Receipt, receiptOf } from "../../api/client.ts";
import type { Report, ReportReceipt, Severity } from "../../api/shapes.ts";
import { useAction } from "../../api/use-action.ts";
import { useSession } from "../../app/session-context.ts";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { SEVERITIES } from "../incidents/severity.tsx";
import { asReport, type Draft, firstDraft, keepPlace, withField } from "./draft.ts";
import { WhereFields } from "./where-fields.tsx";

const MOST = 4_000;

export function ReportForm({ onSent }: { onSent: (receipt: Receipt<ReportReceipt>) => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const given = useSearch({ from: "/report" });
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => firstDraft(given, session));
  const [isChecked, setChecked] = useState(false);
  const set = <Name extends keyof Draft>(name: Name, value: Draft[Name]) =>
    setDraft(withField(draft, name, value));
  const action = useAction(
    (body: Report, headers) =>
      receiptOf(incident.POST("/v1/reports", { params: { header: headers }, body }), true),
    (receipt) => {
      void queries.invalidateQueries({ queryKey: ["incidents"] });
      onSent(receipt);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const report = asReport(draft);
    if (!report) return;
    keepPlace(draft, session.subject);
    action.mutate(report);
  };
  return (
    <form className="pl-form" onSubmit={submit} noValidate>
      <WhereFields draft={draft} onSet={set} />
      <RadioButtonGroup
        legendText={t("report.severity")}
        name="severity"
        orientation="vertical"
        valueSelected={draft.severity}
        onChange={(value) => set("severity", value as Severity)}
      >
        {SEVERITIES.map((severity) => (
          <RadioButton
            key={severity}
            id={`severity-${severity}`}
            value={severity}
            labelText={t(`report.say.${severity}`)}
          />
        ))}
      </RadioButtonGroup>
      <TextArea
        id="what"
        labelText={t("report.happened")}
        helperText={t("noPatientData")}
        rows={4}
        maxLength={MOST}
        value={draft.what}
        onChange={(event) => set("what", event.target.value)}
      />
      {isChecked && !asReport(draft) && (
        <p className="pl-missing" role="alert">
          {t("report.missing", {
            fields: missingIn(draft)
              .map((name) => t(`report.field.${name}`))
              .join(", "),
          })}
        </p>
      )}
      {action.error && <ProblemNotice error={action.error} />}
      {action.isPending ? (
        <InlineLoading description={t("sending")} />
      ) : (
        <Button type="submit" kind="danger" size="lg">
          {t("report.send")}
        </Button>
      )}
      <p className="pl-quiet">{t("report.kept")}</p>
    </form>
  );
}

function missingIn(draft: Draft): (keyof Draft)[] {
  return (Object.keys(draft) as (keyof Draft)[]).filter((name) => draft[name].trim() === "");
}
