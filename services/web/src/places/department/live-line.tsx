import { useTranslation } from "react-i18next";
import type { Liveness } from "../../live/bulletin.ts";
import { clockTime } from "../../parts/when.ts";

/** A quiet pulse while live; the moment it isn't, since when. */
export function LiveLine({ liveness }: { liveness: Liveness }) {
  const { t } = useTranslation();
  const { state, since, asOf } = liveness;
  const asOfSaid = asOf && t("live.asOf", { time: clockTime(asOf, true) });
  const word =
    state === "not-live"
      ? since === null
        ? t("live.never")
        : t("live.lost", { time: clockTime(since) })
      : t(`live.${state}`);
  return (
    <p className={`pl-live pl-live--${state}`}>
      <span className="pl-live__pulse" aria-hidden="true" />
      <strong role="status">{word}</strong>
      {asOfSaid && <span>{asOfSaid}</span>}
      {state === "not-live" && <span>{t("live.trying")}</span>}
    </p>
  );
}
