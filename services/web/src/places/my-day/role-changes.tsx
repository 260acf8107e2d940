import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { lessonsQuery } from "../../api/queries.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { LoadingBoxes } from "../../parts/loading.tsx";
import { fromSlug, useNames } from "../../parts/names.ts";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { ChangeList } from "./change-list.tsx";
import { changesOf, KINDS } from "./changes.ts";

type RoleChangesProps = {
  site: string;
  role: string;
  workflow?: string;
  /** The reader is the one whose day changes. */
  isMine?: boolean;
};

/** All that stops, starts and changes for one role at one site, or in one workflow of it. */
export function RoleChanges({ site, role, workflow, isMine = false }: RoleChangesProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { data, error, isPending, refetch } = useQuery(lessonsQuery(site, role, workflow));
  if (isPending) return <LoadingBoxes boxes={KINDS.length} />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  const lessons = data.filter((lesson) => !lesson.is_withdrawn);
  if (lessons.length === 0) return <EmptyState title={t("myDay.none")}>{t("myDay.noneWhy")}</EmptyState>;
  const changes = changesOf(lessons);
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  return (
    <>
      <p className="pl-sentence">
        {t(isMine ? "myDay.sentence" : "lessons.sentence", {
          role: fromSlug(role),
          site: names.site(site),
          count: KINDS.reduce((sum, kind) => sum + changes[kind].length, 0),
        })}{" "}
        {t("myDay.learn", { count: minutes })}
      </p>
      <div className="pl-day">
        {KINDS.map((kind) => (
          <ChangeList key={kind} kind={kind} changes={changes[kind]} names={names} />
        ))}
      </div>
    </>
  );
}
