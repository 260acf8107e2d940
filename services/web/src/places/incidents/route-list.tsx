import { useTranslation } from "react-i18next";
import type { Hop, Incident, Routed } from "../../api/shapes.ts";
import { ItemWord } from "../../parts/item-word.tsx";
import { itemName, type Names, useNames } from "../../parts/names.ts";

/** Who is touched, and by what way it reaches them. */
export function RouteList({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const names = useNames();
  const isMended = incident.state === "resolved";
  return (
    <ul className="pl-routes">
      {incident.routed_to.map((routed) => (
        <li key={routed.department}>
          <p>
            <strong>{names.department(routed.department)}</strong>
            {routed.department === incident.owner && (
              <span className="pl-mark">{t(isMended ? "incident.ownerThen" : "incident.owner")}</span>
            )}
            {/* Nobody has to see any more what is mended. */}
            {(routed.acknowledged_at || !isMended) && (
              <span className="pl-quiet">
                {" "}
                {t(routed.acknowledged_at ? "incident.knows" : "incident.knowsNot")}
              </span>
            )}
          </p>
          <p title={routed.item ?? undefined}>
            {t(routed.item ? "incident.because" : "incident.itsOwn", {
              item: itemName(routed.item ?? ""),
              step: firstStep(routed),
            })}
          </p>
          {routed.path.length > 1 && (
            <details>
              <summary>{t("incident.way", { count: routed.path.length })}</summary>
              <ol className="pl-path">
                {routed.path.map((hop) => (
                  <HopLine key={`${hop.map} ${hop.step}`} hop={hop} names={names} />
                ))}
              </ol>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

const firstStep = (routed: Routed) => routed.path[0]?.step_name ?? routed.path[0]?.step ?? "";

function HopLine({ hop, names }: { hop: Hop; names: Names }) {
  return (
    <li>
      {hop.item && <ItemWord item={hop.item} />}
      {hop.item && " → "}
      {hop.step_name ?? hop.step} <span className="pl-quiet">{names.department(hop.department)}</span>
    </li>
  );
}
