import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SiteReadiness } from "../../api/shapes.ts";
import { Go } from "../../parts/go.tsx";
import { StateShape } from "../../parts/state-shape.tsx";
import { useNarrow } from "../../parts/use-narrow.ts";
import { usePrinting } from "../../parts/use-printing.ts";
import { countOf, tallyOf, WORST_FIRST, worstFirst } from "./columns.ts";

const ROW = 56;
/** What a phone shows before the link to all. */
const FIRST = 8;

type SiteListProps = { sites: readonly SiteReadiness[]; department: string };

/** Readiness by site, worst first; only the rows in sight are drawn, so that 520 sites cost what 10 do. */
export function SiteList({ sites, department }: SiteListProps) {
  const { t } = useTranslation();
  const isNarrow = useNarrow();
  const isPrinting = usePrinting();
  const sorted = useMemo(() => worstFirst(sites), [sites]);
  const most = isPrinting ? sorted.length : FIRST;
  const tally = useMemo(() => tallyOf(sites), [sites]);
  return (
    <>
      <p className="pl-tally">
        {WORST_FIRST.map((state) => (
          <span key={state}>
            <StateShape state={state} /> <strong>{tally[state]}</strong> {t(`state.${state}`)}
          </span>
        ))}
      </p>
      {isNarrow || isPrinting ? (
        <>
          <ul>
            {sorted.slice(0, most).map((site) => (
              <li key={site.site}>
                <SiteRow site={site} department={department} />
              </li>
            ))}
          </ul>
          {sorted.length > most && (
            <p className="pl-more">
              <Go href={`/readiness?department=${department}`}>
                {t("department.allSites", { count: sorted.length })}
              </Go>
            </p>
          )}
        </>
      ) : (
        <ScrolledSites sites={sorted} department={department} />
      )}
    </>
  );
}

function ScrolledSites({ sites, department }: SiteListProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: sites.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    initialRect: { width: 320, height: 640 },
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="pl-sites" ref={scroller} tabIndex={0} aria-label={t("department.sites")}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const site = sites[row.index];
          if (!site) return null;
          return (
            <li
              key={site.site}
              style={{ transform: `translateY(${row.start}px)` }}
              aria-setsize={sites.length}
              aria-posinset={row.index + 1}
            >
              <SiteRow site={site} department={department} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const SiteRow = memo(function SiteRow({ site, department }: { site: SiteReadiness; department: string }) {
  const { t } = useTranslation();
  const total = WORST_FIRST.reduce((sum, state) => sum + countOf(site, state), 0);
  const worst = countOf(site, site.state);
  return (
    <Go className="pl-site" href={`/department/${department}/sites/${site.site}`}>
      <StateShape state={site.state} />
      <span className="pl-site__name" title={site.site_name}>
        {site.site_name}
      </span>
      <span className="pl-site__word">
        {t(`state.${site.state}`)}
        <span className="pl-quiet"> {t("department.ofWorkflows", { count: worst, total })}</span>
      </span>
    </Go>
  );
});
