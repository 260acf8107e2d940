import type { ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../parts/empty-state.tsx";
import { GoButton } from "../parts/go-button.tsx";
import { PageHeading } from "../parts/page-heading.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";

/** A page that broke while drawing: the rest of the app stays up. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t("broken.title")} />
      <ProblemNotice error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
    </>
  );
}

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t("notFound.title")} />
      <EmptyState title={t("notFound.why")}>
        <GoButton href="/">{t("notFound.todo")}</GoButton>
      </EmptyState>
    </>
  );
}
