import { Button, InlineLoading, RadioButton, RadioButtonGroup, TextArea } from "@carbon/react";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { alignment, receiptOf } from "../../api/client.ts";
import { ProblemError } from "../../api/problem.ts";
import type { Decision, Party, SignOffRound } from "../../api/shapes.ts";
import { useAction } from "../../api/use-action.ts";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { shortHash } from "./short-hash.ts";

type DecisionFormProps = {
  round: SignOffRound;
  party: Party;
  /** What the person has before their eyes; the signature is bound to it. */
  contentHash: string;
  version: number;
  /** A newer standard waits to be looked at first. */
  isOutdated: boolean;
  onDone: (decision: Decision["decision"], traceId: string | null) => void;
};

const MOST = 2_000;

/** No choice is made beforehand: a signature is never what happens when nobody looks. An objection needs its reason. */
const isWhole = (decision: Decision["decision"] | null, said: string) =>
  decision === "grant" || (decision === "object" && said !== "");

/** Sign or object for one party, on exactly what is shown. */
export function DecisionForm({ round, party, contentHash, version, isOutdated, onDone }: DecisionFormProps) {
  const { t } = useTranslation();
  const [decision, setDecision] = useState<Decision["decision"] | null>(null);
  const [reason, setReason] = useState("");
  const action = useDecision(round, (traceId) => onDone(decision ?? "grant", traceId));
  const said = reason.trim();
  const isReady = !isOutdated && isWhole(decision, said);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (decision && isReady)
      action.mutate({ party, decision, content_hash: contentHash, reason: said || undefined });
  };

  return (
    <form className="pl-form pl-sign" onSubmit={submit}>
      <h2>{t("sign.title", { party: t(`party.${party}`) })}</h2>
      <p>
        {t("sign.what", { version })} <code title={contentHash}>{shortHash(contentHash)}</code>.{" "}
        {t("sign.bound")}
      </p>
      <RadioButtonGroup
        legendText={t("sign.choose")}
        name={`decision-${party}`}
        orientation="vertical"
        valueSelected={decision ?? ""}
        onChange={(value) => setDecision(value === "object" ? "object" : "grant")}
      >
        <RadioButton id={`grant-${party}`} value="grant" labelText={t("sign.grant")} />
        <RadioButton id={`object-${party}`} value="object" labelText={t("sign.object")} />
      </RadioButtonGroup>
      <TextArea
        id={`reason-${party}`}
        labelText={t(decision === "object" ? "sign.reasonNeeded" : "sign.reason")}
        helperText={t("noPatientData")}
        rows={3}
        maxLength={MOST}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {action.error && !isOutdated && <ProblemNotice error={action.error} />}
      {action.isPending ? (
        <InlineLoading description={t("sending")} />
      ) : (
        <Button type="submit" kind={decision === "object" ? "danger" : "primary"} disabled={!isReady}>
          {t(decision === "object" ? "sign.doObject" : "sign.doGrant", { party: t(`party.${party}`) })}
        </Button>
      )}
    </form>
  );
}

function useDecision(round: SignOffRound, onDone: (traceId: string | null) => void) {
  const queries = useQueryClient();
  const reload = () => {
    void queries.invalidateQueries({ queryKey: ["rounds"] });
    void queries.invalidateQueries({ queryKey: ["standards"] });
  };
  return useAction(
    (body: Decision, headers) =>
      receiptOf(
        alignment.POST("/v1/sign-off-rounds/{round_id}/decisions", {
          params: { path: { round_id: round.round_id }, header: headers },
          body,
        }),
        true,
      ).catch((error) => {
        // Refused because the world moved on: fetch it, so that the page can say what moved.
        if (error instanceof ProblemError && error.status === 409) reload();
        throw error;
      }),
    ({ traceId }) => {
      onDone(traceId);
      reload();
    },
  );
}
