import { useTranslation } from "react-i18next";
import { fromSlug } from "../../parts/names.ts";
import { ChoiceField } from "./choice-field.tsx";
import type { Draft } from "./draft.ts";
import type { PlacesOfWork } from "./use-places-of-work.ts";

export type SetWhere = (name: "site" | "department" | "workflow" | "step" | "role", value: string) => void;

type PlaceFieldsProps = { draft: Draft; lists: PlacesOfWork; onSet: SetWhere };

/** Site, department, role: asked once, then known. */
export function PlaceFields({ draft, lists, onSet }: PlaceFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        id="site"
        label={t("report.site")}
        value={draft.site}
        disabled={lists.isLoading}
        options={lists.sites.map((row) => ({ value: row.site, label: row.name }))}
        onChoose={(value) => onSet("site", value)}
      />
      <ChoiceField
        id="department"
        label={t("report.department")}
        value={draft.department}
        disabled={draft.site === ""}
        options={lists.departments.map((row) => ({ value: row.department, label: row.name }))}
        onChoose={(value) => onSet("department", value)}
      />
      <ChoiceField
        id="role"
        label={t("report.role")}
        value={draft.role}
        disabled={draft.department === ""}
        options={lists.roles.map((role) => ({ value: role, label: fromSlug(role) }))}
        onChoose={(value) => onSet("role", value)}
      />
    </>
  );
}
