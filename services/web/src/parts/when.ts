/** Times as people say them: relative under an hour, then the clock, then the day. */
import type { TFunction } from "i18next";

const HOUR = 3_600_000;

export function clockTime(at: number | string, withSeconds = false): string {
  return new Intl.DateTimeFormat(undefined, {
    hour: "2-digit",
    minute: "2-digit",
    second: withSeconds ? "2-digit" : undefined,
    hourCycle: "h23",
  }).format(new Date(at));
}

export function dayAndTime(at: number | string): string {
  return new Intl.DateTimeFormat(undefined, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(at));
}

export function whenSaid(at: string, now: number, t: TFunction): string {
  const past = now - Date.parse(at);
  if (past >= 0 && past < 60_000) return t("when.now");
  if (past >= 0 && past < HOUR) return t("when.minutes", { count: Math.floor(past / 60_000) });
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? t("when.today", { time: clockTime(at) }) : dayAndTime(at);
}
