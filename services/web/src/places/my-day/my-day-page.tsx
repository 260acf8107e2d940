import { WarningAlt } from "@carbon/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { lessonsQuery, sitesQuery } from "../../api/queries.ts";
import type { Site } from "../../api/shapes.ts";
import { keepChoice, readChoice } from "../../app/preferences.ts";
import { useSession } from "../../app/session-context.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Go } from "../../parts/go.tsx";
import { LoadingRows } from "../../parts/loading.tsx";
import { fromSlug, useNames } from "../../parts/names.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { FilterChoice } from "../incidents/filter-choice.tsx";
import { ownSites } from "../report/use-places-of-work.ts";
import { ChangeList } from "./change-list.tsx";
import { changesOf, KINDS } from "./changes.ts";

const rolesAt = (site: Site | undefined) =>
  [...new Set(site?.departments.flatMap((row) => row.staff.map((group) => group.role)))].sort();

/** What changes for me, by the role I work in. */
export function MyDayPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: "/my-day" });
  const navigate = useNavigate({ from: "/my-day" });
  const sites = useQuery(sitesQuery);
  const own = ownSites(sites.data ?? [], session.sites);
  const kept = { site: readChoice(`my-site.${session.subject}`), role: readChoice(`my-role.${session.subject}`) };
  const site = search.site ?? kept.site ?? (own.length === 1 ? own[0]?.site : undefined);
  const roles = rolesAt(own.find((row) => row.site === site));
  const role = search.role ?? kept.role ?? undefined;
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
          value={site || undefined}
          choices={own.map((row) => ({ value: row.site, label: row.name }))}
          onChoose={choose("site")}
        />
        <FilterChoice
          label={t("myDay.role")}
          all={t("report.choose")}
          value={role || undefined}
          choices={roles.map((value) => ({ value, label: fromSlug(value) }))}
          onChoose={choose("role")}
        />
      </div>
      {sites.error && <ProblemNotice error={sites.error} onRetry={() => void sites.refetch()} />}
      {site && role ? (
        <MyChanges site={site} role={role} />
      ) : (
        <EmptyState title={t("myDay.ask")}>{t("myDay.askWhy")}</EmptyState>
      )}
    </>
  );
}

function MyChanges({ site, role }: { site: string; role: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const { data, error, isPending, refetch } = useQuery(lessonsQuery(site, role));
  if (isPending) return <LoadingRows />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data.length === 0) return <EmptyState title={t("myDay.none")}>{t("myDay.noneWhy")}</EmptyState>;
  const changes = changesOf(data);
  return (
    <>
      <p className="pl-sentence">
        {t("myDay.sentence", {
          role: fromSlug(role),
          site: names.site(site),
          count: KINDS.reduce((sum, kind) => sum + changes[kind].length, 0),
        })}
      </p>
      <div className="pl-day">
        {KINDS.map((kind) => (
          <ChangeList key={kind} kind={kind} changes={changes[kind]} names={names} />
        ))}
      </div>
    </>
  );
}
