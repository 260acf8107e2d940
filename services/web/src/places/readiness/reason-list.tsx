import type { Reason } from "../../api/shapes.ts";
import { ActLink } from "../../parts/act-link.tsx";
import { EvidenceList } from "../../parts/evidence-list.tsx";
import { StateShape } from "../../parts/state-shape.tsx";

/** Each reason with what makes it so and the next act. */
export function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ul className="pl-reasons">
      {reasons.map((reason) => (
        <li key={`${reason.code} ${reason.text}`}>
          <p className="pl-reasons__text">
            <StateShape state={reason.state} />
            <span>{reason.text}</span>
          </p>
          {reason.act && <ActLink act={reason.act} />}
          {(reason.evidence.length > 0 || reason.state !== "ready") && (
            <EvidenceList evidence={reason.evidence} />
          )}
        </li>
      ))}
    </ul>
  );
}
