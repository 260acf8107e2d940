import { Button } from "@carbon/react";
import { useTranslation } from "react-i18next";
import type { Standard } from "../../api/shapes.ts";
import { shortHash } from "./short-hash.ts";
import { stepChanges } from "./step-changes.ts";

type ChangedSinceProps = { opened: Standard; latest: Standard; onShow: () => void };

/** Somebody edited the standard while this page was open: nothing is signed until the person has looked. */
export function ChangedSince({ opened, latest, onShow }: ChangedSinceProps) {
  const { t } = useTranslation();
  return (
    <div className="pl-problem" role="alert">
      <h2>{t("sign.changed.title")}</h2>
      <p>{t("sign.changed.from", { seen: shortHash(opened.content_hash), now: shortHash(latest.content_hash) })}</p>
      <p>{t("sign.changed.safe")}</p>
      <Button kind="tertiary" size="md" onClick={onShow}>
        {t("sign.changed.see")}
      </Button>
    </div>
  );
}

/** What is other than when the page was opened, step by step. */
export function WhatChanged({ before, after }: { before: Standard; after: Standard }) {
  const { t } = useTranslation();
  const changes = stepChanges(before, after);
  return (
    <section className="pl-changed" aria-labelledby="changed">
      <h2 id="changed">{t("sign.changed.list")}</h2>
      {changes.length === 0 && <p>{t("sign.changed.none")}</p>}
      <ul>
        {changes.map(({ step, name, what }) => (
          <li key={step}>
            <a href={`#step-${step}`}>{name}</a>: {what.map((code) => t(`what.${code}`)).join(", ")}
          </li>
        ))}
      </ul>
    </section>
  );
}
