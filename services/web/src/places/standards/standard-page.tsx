import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { roundQuery } from "../../api/queries.ts";
import { holds, seatsWaitingFor } from "../../api/rounds.ts";
import type { SignOffRound, StandardBody } from "../../api/shapes.ts";
import { coversOf, stepsOf } from "../../api/steps.ts";
import { useSession } from "../../app/session-context.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Go } from "../../parts/go.tsx";
import { LoadingBoxes, LoadingTable } from "../../parts/loading.tsx";
import { useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { ChangedSince } from "./changed-since.tsx";
import { MyDecisions } from "./my-decisions.tsx";
import { Seals } from "./seals.tsx";
import { shortHash } from "./short-hash.ts";
import { StepTable } from "./step-table.tsx";
import { useOpenedStandard } from "./use-opened-standard.ts";
import { WhatChanged } from "./what-changed.tsx";

/** One standard: the five seals, the steps that are decided on, and my decision. */
export function StandardPage() {
  const { t } = useTranslation();
  const { workflow } = useParams({ from: "/standards/$workflow" });
  const names = useNames();
  const { query, opened, before, newer, showLatest } = useOpenedStandard(workflow);
  const asked = useQuery({ ...roundQuery(workflow), refetchInterval: 15_000 });
  const round = asked.data;
  return (
    <>
      <PageHeading title={names.workflow(workflow)} above={<Go href="/standards">{t("place.standards")}</Go>}>
        {opened && <StandardLine standard={opened} />}
      </PageHeading>
      {asked.isPending && <LoadingBoxes boxes={5} />}
      {query.isPending && <LoadingTable columns={6} rows={5} />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {asked.error && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {opened && newer && <ChangedSince opened={opened} latest={newer} onShow={showLatest} />}
      {opened && before && (
        <WhatChanged
          title={t("sign.changed.list")}
          workflow={workflow}
          from={before.content_hash}
          to={opened.content_hash}
        />
      )}
      {round && <SealSection round={round} />}
      {round === null && opened && (
        <EmptyState title={t("standards.noRound")}>{t("standards.noRoundWhy")}</EmptyState>
      )}
      {opened && (
        <div className="pl-standard">
          <section aria-labelledby="steps">
            <h2 id="steps">{t(round ? "steps.title" : "steps.proposed")}</h2>
            <StepTable steps={stepsOf(opened.standard)} home={opened.department} seats={round?.seats} />
          </section>
          {round && (
            <div id="decide">
              <MyDecisions round={round} standard={opened} isOutdated={newer !== null} />
            </div>
          )}
        </div>
      )}
    </>
  );
}

function StandardLine({ standard }: { standard: StandardBody }) {
  const { t } = useTranslation();
  return (
    <p className="pl-sentence">
      {t("standards.line", {
        version: standard.version,
        steps: t("standards.steps", { count: stepsOf(standard.standard).length }),
        sites: t("standards.sites", { count: coversOf(standard.standard).length }),
      })}{" "}
      · <code title={standard.content_hash}>{shortHash(standard.content_hash)}</code>
    </p>
  );
}

function SealSection({ round }: { round: SignOffRound }) {
  const { t } = useTranslation();
  const session = useSession();
  const isMine = seatsWaitingFor(round, session).some((seat) => holds(session, seat));
  return (
    <section aria-labelledby="seals">
      <h2 id="seals">{t("seal.title")}</h2>
      <Seals seats={round.seats} />
      {isMine && (
        <a className="pl-standard__jump" href="#decide">
          {t("sign.jump")}
        </a>
      )}
    </section>
  );
}
