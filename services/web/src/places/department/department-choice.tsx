import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { departmentsQuery } from "../../api/queries.ts";
import type { DepartmentName } from "../../api/shapes.ts";
import { useSession } from "../../app/session-context.ts";

/** The departments a person may open; an empty list or `*` in the session means all. */
export function mayOpen(all: readonly DepartmentName[], own: readonly string[]): DepartmentName[] {
  if (own.length === 0 || own.includes("*")) return [...all];
  return all.filter((row) => own.includes(row.department));
}

/** A native list: it works with a thumb, a keyboard and a reader alike. Nothing to choose, nothing shown. */
export function DepartmentChoice({ chosen }: { chosen: string }) {
  const { t } = useTranslation();
  const router = useRouter();
  const { departments: own } = useSession();
  const departments = mayOpen(useQuery(departmentsQuery).data ?? [], own);
  if (departments.length < 2) return <span>{t("place.department")}</span>;
  return (
    <label className="pl-choice">
      <span>{t("place.department")}</span>
      <select value={chosen} onChange={(event) => router.history.push(`/department/${event.target.value}`)}>
        {departments.map(({ department, name }) => (
          <option key={department} value={department}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
