import { ArrowDown, ArrowsVertical, ArrowUp } from "@carbon/icons-react";
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { IncidentSummary } from "../../api/shapes.ts";
import { Go } from "../../parts/go.tsx";
import { type Names, useNames } from "../../parts/names.ts";
import { SaidTime } from "../../parts/said-time.tsx";
import { SEVERITIES, SeverityWord } from "./severity.tsx";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const helper = createColumnHelper<typeof features, IncidentSummary>();
const COLUMNS = ["severity", "what", "where", "state", "owner", "when"] as const;
type Column = (typeof COLUMNS)[number];

/** What a column is sorted by. */
function sortValue(column: Column, row: IncidentSummary, names: Names): string | number {
  if (column === "severity") return SEVERITIES.indexOf(row.severity);
  if (column === "what") return row.step_name ?? row.step;
  if (column === "where") return names.site(row.site);
  if (column === "owner") return names.department(row.owner);
  if (column === "when") return Date.parse(row.opened_at);
  return row.state;
}

/** One line an incident; the heads sort. On a phone each line is a block. */
export function IncidentTable({ incidents }: { incidents: IncidentSummary[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const columns = useMemo(
    () =>
      helper.columns(
        COLUMNS.map((column) =>
          helper.accessor((row) => sortValue(column, row, names), { id: column, sortFn: sortFn_basic }),
        ),
      ),
    [names],
  );
  const table = useTable({
    features,
    columns,
    data: incidents,
    initialState: { sorting: [{ id: "when", desc: true }] },
    getRowId: (row) => row.incident_id,
  });
  return (
    <table className="pl-table">
      <caption className="cds--visually-hidden">{t("incidents.caption")}</caption>
      <thead>
        <tr>
          {table.getFlatHeaders().map(({ id, column }) => {
            const sorted = column.getIsSorted();
            return (
              <th key={id} scope="col" aria-sort={ariaSort(sorted)}>
                <button type="button" onClick={() => column.toggleSorting(sorted === "asc")}>
                  {t(`incidents.column.${id}`)}
                  <SortSign sorted={sorted} />
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {table.getRowModel().rows.map(({ id, original }) => (
          <IncidentLine key={id} incident={original} names={names} />
        ))}
      </tbody>
    </table>
  );
}

const ariaSort = (sorted: false | "asc" | "desc") =>
  sorted === false ? undefined : sorted === "asc" ? "ascending" : "descending";

function SortSign({ sorted }: { sorted: false | "asc" | "desc" }) {
  if (sorted === "asc") return <ArrowUp aria-hidden="true" />;
  return sorted === "desc" ? <ArrowDown aria-hidden="true" /> : <ArrowsVertical aria-hidden="true" />;
}

function IncidentLine({ incident, names }: { incident: IncidentSummary; names: Names }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td className="pl-nowrap">
        <SeverityWord severity={incident.severity} />
      </td>
      <th scope="row">
        <Go href={`/incidents/${incident.incident_id}`}>{incident.step_name ?? incident.step}</Go>
        <span className="pl-quiet"> {names.workflow(incident.workflow)}</span>
      </th>
      <td data-label={t("incidents.column.where")}>{names.site(incident.site)}</td>
      <td data-label={t("incidents.column.state")} className="pl-nowrap">
        {t(`incident.state.${incident.state}`)}
      </td>
      <td data-label={t("incidents.column.owner")}>{names.department(incident.owner)}</td>
      <td data-label={t("incidents.column.when")} className="pl-nowrap">
        <SaidTime at={incident.opened_at} />
      </td>
    </tr>
  );
}
