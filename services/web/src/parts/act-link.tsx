import { useTranslation } from "react-i18next";
import type { Act } from "../api/shapes.ts";
import { GoButton } from "./go-button.tsx";

/** The next act, with what it costs. */
export function ActLink({ act, kind = "tertiary" }: { act: Act; kind?: "primary" | "tertiary" | "ghost" }) {
  const { t } = useTranslation();
  return (
    <GoButton href={act.href} kind={kind} size="md">
      {act.label}
      {act.minutes !== null && ` ${t("minutes", { count: act.minutes })}`}
    </GoButton>
  );
}
