/** Readable names for slugs; a name that is not known yet is made from the slug. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { departmentsQuery, sitesQuery, workflowsQuery } from "../api/queries.ts";

export function fromSlug(slug: string): string {
  const words = spoken(slug);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A slug inside a sentence: `front-desk` is "front desk". */
export const spoken = (slug: string) => slug.replaceAll("-", " ");

/** Parts of items' names that people write in capitals; the departments service has the same (`domain/words.py`). */
const ACRONYMS: ReadonlySet<string> = new Set(["ed", "ehr", "er", "icd", "id", "mrn", "npi", "pcp", "pdmp"]);

/** A data item or a milestone inside a sentence: `coverage.plan` is "coverage plan", `ed.bed` is "ED bed". */
export const itemName = (item: string) =>
  item
    .split(/[._-]/)
    .map((part) => (ACRONYMS.has(part) ? part.toUpperCase() : part))
    .join(" ");

/** Those who work as a role: "nurses"; at a desk "front desk staff". */
export const people = (role: string) =>
  role.endsWith("-desk") ? `${spoken(role)} staff` : `${spoken(role)}s`;

export type Names = {
  department: (slug: string) => string;
  site: (slug: string) => string;
  workflow: (slug: string) => string;
};

export function useNames(): Names {
  const departments = useQuery(departmentsQuery).data;
  const sites = useQuery(sitesQuery).data;
  const workflows = useQuery(workflowsQuery).data;
  return useMemo(() => {
    const ofDepartment = new Map(departments?.map((row) => [row.department, row.name]));
    const ofSite = new Map(sites?.map((row) => [row.site, row.name]));
    const ofWorkflow = new Map(workflows?.map((row) => [row.workflow, row.name]));
    return {
      department: (slug) => ofDepartment.get(slug) ?? fromSlug(slug),
      site: (slug) => ofSite.get(slug) ?? fromSlug(slug),
      workflow: (slug) => ofWorkflow.get(slug) ?? fromSlug(slug),
    };
  }, [departments, sites, workflows]);
}
