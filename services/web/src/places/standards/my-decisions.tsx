import { useState } from "react";
import { useTranslation } from "react-i18next";
import { holds, seatsWaitingFor } from "../../api/rounds.ts";
import type { Decision, Party, SignOffRound, StandardBody } from "../../api/shapes.ts";
import { useSession } from "../../app/session-context.ts";
import { useNames } from "../../parts/names.ts";
import { TraceNote } from "../../parts/trace-note.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { WhatChanged } from "./what-changed.tsx";

type MyDecisionsProps = { round: SignOffRound; standard: StandardBody; isOutdated: boolean };

type Done = { party: Party; decision: Decision["decision"]; traceId: string | null };

/** For each of the person's parties that the round waits for: what changed since they signed, and the decision. */
export function MyDecisions({ round, standard, isOutdated }: MyDecisionsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const session = useSession();
  // The form goes when the round takes the decision; what was done stays to be read.
  const [done, setDone] = useState<Done[]>([]);
  if (session.parties.length === 0) return <p className="pl-quiet">{t("sign.notYours")}</p>;
  const receipts = done.map(({ party, decision, traceId }) => (
    <p key={`${party} ${traceId}`} role="status" className="pl-receipt">
      {t(`sign.done.${decision}`)} <TraceNote traceId={traceId} />
    </p>
  ));
  const open = seatsWaitingFor(round, session).map((seat) => {
    if (!holds(session, seat)) {
      return (
        <p key={seat.party} className="pl-quiet">
          {t("sign.otherSeat", {
            department: names.department(seat.department),
            party: t(`party.${seat.party}`),
          })}
        </p>
      );
    }
    return (
      // A new content asks for a new decision.
      <div key={`${seat.party} ${standard.content_hash}`}>
        {seat.voided && (
          <WhatChanged
            title={t("sign.changed.sinceSigned")}
            workflow={round.workflow}
            from={seat.voided.from_hash}
            to={standard.content_hash}
          />
        )}
        <DecisionForm
          round={round}
          party={seat.party}
          contentHash={standard.content_hash}
          version={standard.version}
          isOutdated={isOutdated}
          onDone={(decision, traceId) => setDone([...done, { party: seat.party, decision, traceId }])}
        />
      </div>
    );
  });
  return (
    <>
      {receipts}
      {open}
    </>
  );
}
