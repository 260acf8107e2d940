import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { roundsQuery } from "../../api/queries.ts";
import type { SignOffRound, Standard } from "../../api/shapes.ts";
import { useSession } from "../../app/session-context.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Go } from "../../parts/go.tsx";
import { LoadingRows } from "../../parts/loading.tsx";
import { useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { ChangedSince, WhatChanged } from "./changed-since.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { newestRounds, waitsFor } from "./rounds.ts";
import { Seals } from "./seals.tsx";
import { shortHash } from "./short-hash.ts";
import { StepTable } from "./step-table.tsx";
import { useOpenedStandard } from "./use-opened-standard.ts";

/** One standard: the five seals, my decision, and the steps that I decide on. */
export function StandardPage() {
  const { t } = useTranslation();
  const { workflow } = useParams({ from: "/standards/$workflow" });
  const names = useNames();
  const { parties } = useSession();
  const { query, opened, before, newer, showLatest } = useOpenedStandard(workflow);
  const rounds = useQuery({ ...roundsQuery(workflow), refetchInterval: 15_000 });
  const round = newestRounds(rounds.data ?? []).get(workflow);
  return (
    <>
      <PageHeading title={names.workflow(workflow)} above={<Go href="/standards">{t("place.standards")}</Go>}>
        {opened && <StandardLine standard={opened} />}
      </PageHeading>
      {(query.isPending || rounds.isPending) && <LoadingRows />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {rounds.error && <ProblemNotice error={rounds.error} onRetry={() => void rounds.refetch()} />}
      {opened && newer && <ChangedSince opened={opened} latest={newer} onShow={showLatest} />}
      {opened && before && <WhatChanged before={before} after={opened} />}
      {round && (
        <section aria-labelledby="seals">
          <h2 id="seals">{t("seal.title")}</h2>
          <Seals seals={round.seals} />
          {waitsFor(round, parties).length > 0 && (
            <a className="pl-standard__jump" href="#decide">
              {t("sign.jump")}
            </a>
          )}
        </section>
      )}
      {rounds.data && !round && opened && (
        <EmptyState title={t("standards.noRound")}>{t("standards.noRoundWhy")}</EmptyState>
      )}
      <div className="pl-standard">
        {opened && (
          <section aria-labelledby="steps">
            <h2 id="steps">{t("steps.title")}</h2>
            <StepTable standard={opened} seals={round?.seals ?? []} />
          </section>
        )}
        {opened && round && (
          <div className="pl-standard__decide" id="decide">
            <MyDecisions round={round} standard={opened} isOutdated={newer !== null} />
          </div>
        )}
      </div>
    </>
  );
}

function StandardLine({ standard }: { standard: Standard }) {
  const { t } = useTranslation();
  return (
    <p className="pl-sentence">
      {t("standards.line", {
        version: standard.version,
        steps: t("standards.steps", { count: standard.steps.length }),
        sites: t("standards.sites", { count: standard.covers.length }),
      })}{" "}
      · <code title={standard.content_hash}>{shortHash(standard.content_hash)}</code>
    </p>
  );
}

type MyDecisionsProps = { round: SignOffRound; standard: Standard; isOutdated: boolean };

function MyDecisions({ round, standard, isOutdated }: MyDecisionsProps) {
  const { t } = useTranslation();
  const { parties } = useSession();
  const mine = waitsFor(round, parties);
  if (parties.length === 0) return <p className="pl-quiet">{t("sign.notYours")}</p>;
  return mine.map((party) => (
    <DecisionForm
      // A new content asks for a new decision; a refused one stays on the page to say why.
      key={`${party} ${standard.content_hash}`}
      round={round}
      party={party}
      contentHash={standard.content_hash}
      version={standard.version}
      isOutdated={isOutdated}
    />
  ));
}
