import { WarningAlt } from "@carbon/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { siteQuery, sitesQuery } from "../../api/queries.ts";
import type { Site } from "../../api/shapes.ts";
import { keepChoice, readChoice } from "../../app/preferences.ts";
import { useSession } from "../../app/session-context.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Go } from "../../parts/go.tsx";
import { fromSlug } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { FilterChoice } from "../incidents/filter-choice.tsx";
import { ownSites } from "../report/use-places-of-work.ts";
import { RoleChanges } from "./role-changes.tsx";

/** The roles of a person's own departments at the site; all of the site where none of them is there. */
function rolesAt(site: Site | undefined, own: readonly string[]): string[] {
  const here = site?.departments ?? [];
  const mine = here.filter((row) => own.includes(row.department));
  const shown = mine.length > 0 ? mine : here;
  return [...new Set(shown.flatMap((row) => row.staff.map((group) => group.role)))].sort();
}

/** What changes for me, by the role I work in: as chosen last, else as the sign-in tells it, else asked. */
export function MyDayPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: "/my-day" });
  const navigate = useNavigate({ from: "/my-day" });
  const sites = useQuery(sitesQuery);
  const own = ownSites(sites.data ?? [], session.sites);
  const kept = {
    site: readChoice(`my-site.${session.subject}`),
    role: readChoice(`my-role.${session.subject}`),
  };
  const site = search.site || kept.site || (own.length === 1 ? own[0]?.site : undefined);
  const chosen = useQuery({ ...siteQuery(site ?? ""), enabled: Boolean(site) });
  const roles = rolesAt(chosen.data, session.departments);
  const role = search.role || kept.role || session.staff_roles[0];
  const choose = (name: "site" | "role") => (value: string | undefined) => {
    keepChoice(`my-${name}.${session.subject}`, value ?? "");
    void navigate({ search: { site, role, [name]: value } });
  };
  return (
    <>
      <PageHeading title={t("place.myDay")} />
      <Go href={site ? `/report?site=${site}` : "/report"} className="pl-wrong">
        <WarningAlt size={32} aria-hidden="true" />
        <span>
          <strong>{t("report.open")}</strong>
          <span>{t("report.short")}</span>
        </span>
      </Go>
      <div className="pl-filters">
        <FilterChoice
          label={t("report.site")}
          all={t("report.choose")}
          value={site}
          choices={own.map((row) => ({ value: row.site, label: row.name }))}
          onChoose={choose("site")}
        />
        <FilterChoice
          label={t("myDay.role")}
          all={t("report.choose")}
          value={role}
          choices={roles.map((value) => ({ value, label: fromSlug(value) }))}
          onChoose={choose("role")}
        />
      </div>
      {sites.error && <ProblemNotice error={sites.error} onRetry={() => void sites.refetch()} />}
      {site && role ? (
        <RoleChanges site={site} role={role} isMine />
      ) : (
        <EmptyState title={t("myDay.ask")}>{t("myDay.askWhy")}</EmptyState>
      )}
    </>
  );
}
