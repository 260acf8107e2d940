import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Go } from "../../parts/go.tsx";
import { spoken, useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { RoleChanges } from "./role-changes.tsx";

/** What one role at one site has to learn: where a card or a reason leads. */
export function LessonsPage() {
  const { t } = useTranslation();
  const names = useNames();
  const { site, role, workflow } = useSearch({ from: "/lessons" });
  if (!site || !role) {
    return (
      <>
        <PageHeading title={t("lessons.title")} />
        <EmptyState title={t("myDay.ask")}>
          <Go href="/my-day">{t("place.myDay")}</Go>
        </EmptyState>
      </>
    );
  }
  const title = t("lessons.of", { role: spoken(role), site: names.site(site) });
  return (
    <>
      <PageHeading
        title={title}
        above={workflow && <Go href={`/standards/${workflow}`}>{names.workflow(workflow)}</Go>}
      />
      <RoleChanges site={site} role={role} workflow={workflow} />
    </>
  );
}
