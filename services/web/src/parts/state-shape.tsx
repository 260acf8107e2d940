import { useTranslation } from "react-i18next";
import type { State } from "../api/shapes.ts";

/** One shape per state, the same everywhere and in print: ● ready, ▲ at risk, ■ not ready, ▨ unknown. */
export function StateShape({ state }: { state: State }) {
  return (
    <svg className={`pl-shape pl-shape--${state}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {state === "ready" && <circle cx="8" cy="8" r="6" />}
      {state === "at-risk" && <path d="M8 1.5 15 14H1z" />}
      {state === "not-ready" && <rect x="2" y="2" width="12" height="12" />}
      {state === "unknown" && (
        <>
          <rect x="2" y="2" width="12" height="12" fill="none" />
          <path className="pl-shape__hatch" d="M2 7 7 2M2 12 12 2M4 14 14 4M9 14l5-5" fill="none" />
        </>
      )}
    </svg>
  );
}

/** The shape with its word: never one without the other. */
export function StateWord({ state }: { state: State }) {
  const { t } = useTranslation();
  return (
    <span className="pl-state">
      <StateShape state={state} />
      <span>{t(`state.${state}`)}</span>
    </span>
  );
}
