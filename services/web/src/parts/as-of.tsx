import { useTranslation } from "react-i18next";
import { clockTime } from "./when.ts";

/** Of which moment a page is true that is asked for again now and then; silent while nothing has come yet. */
export function AsOf({ at }: { at: number }) {
  const { t } = useTranslation();
  if (at === 0) return null;
  return <p className="pl-quiet">{t("live.asOf", { time: clockTime(at, true) })}</p>;
}
