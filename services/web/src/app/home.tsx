import { Navigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../parts/empty-state.tsx";
import { PageHeading } from "../parts/page-heading.tsx";
import { homeOf } from "./places.ts";
import { useSession } from "./session-context.ts";

/** Everybody begins where their work is. */
export function Home() {
  const { t } = useTranslation();
  const home = homeOf(useSession());
  if (home) return <Navigate to={home.href} replace />;
  return (
    <>
      <PageHeading title={t("home.nothing.title")} />
      <EmptyState title={t("home.nothing.why")}>{t("home.nothing.todo")}</EmptyState>
    </>
  );
}
