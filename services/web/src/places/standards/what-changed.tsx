import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changesQuery } from "../../api/queries.ts";
import type { StandardChange } from "../../api/shapes.ts";
import { LoadingRows } from "../../parts/loading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { About } from "./seals.tsx";
import { fieldOf } from "./step-field.ts";

type WhatChangedProps = { title: string; workflow: string; from: string; to: string };

/** What is other than in the content that somebody knows: before and after, and whose interest it touches. */
export function WhatChanged({ title, workflow, from, to }: WhatChangedProps) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(changesQuery(workflow, from, to));
  return (
    <section className="pl-changed" aria-label={title}>
      <h2>{title}</h2>
      {isPending && <LoadingRows rows={2} />}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data?.changes.length === 0 && <p>{t("sign.changed.none")}</p>}
      <ul>
        {data?.changes.map((change) => (
          <li key={`${change.code} ${change.step}`}>
            <ChangeLine change={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Red for what was, green for what is, and the words say the same. */
function ChangeLine({ change }: { change: StandardChange }) {
  const { t } = useTranslation();
  const what = t(`what.${change.what}`, { defaultValue: change.what });
  const said = (value: string | null) =>
    value && change.what === "system" ? t(`system.${value}`, { defaultValue: value }) : value;
  const was = said(fieldOf(change.before, change.what));
  const is = said(fieldOf(change.after, change.what));
  return (
    <>
      {change.step && <a href={`#step-${change.step}`}>{change.step_name ?? change.step}</a>}
      {change.step && ": "}
      {what}
      {change.subject && <About subject={change.subject} />}
      {was !== is && (
        <>
          {" "}
          {was && <del>{was}</del>} {is && <ins>{is}</ins>}
        </>
      )}
      {change.touches.length > 0 && (
        <span className="pl-quiet">
          {" "}
          {t("sign.changed.touches", {
            parties: change.touches.map((party) => t(`party.${party}`)).join(", "),
          })}
        </span>
      )}
    </>
  );
}
