import { Button } from "@carbon/react";
import { useTranslation } from "react-i18next";
import type { StandardBody } from "../../api/shapes.ts";
import { shortHash } from "./short-hash.ts";

type ChangedSinceProps = { opened: StandardBody; latest: StandardBody; onShow: () => void };

/** Somebody edited the standard while this page was open: nothing is signed until the person has looked. */
export function ChangedSince({ opened, latest, onShow }: ChangedSinceProps) {
  const { t } = useTranslation();
  return (
    <div className="pl-problem" role="alert">
      <h2>{t("sign.changed.title")}</h2>
      <p>
        {t("sign.changed.from", {
          seen: shortHash(opened.content_hash),
          now: shortHash(latest.content_hash),
        })}
      </p>
      <p>{t("sign.changed.safe")}</p>
      <Button kind="tertiary" size="md" onClick={onShow}>
        {t("sign.changed.see")}
      </Button>
    </div>
  );
}
