import type { Seat } from "../../api/shapes.ts";

/** A whole seal, an empty ring, a crossed one, or one that is broken in two. */
export function SealShape({ state }: { state: Seat["state"] }) {
  return (
    <svg className="pl-seal__shape" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {state === "awaiting" && <circle cx="24" cy="24" r="19" className="pl-seal__ring" />}
      {state === "granted" && (
        <>
          <circle cx="24" cy="24" r="20" className="pl-seal__disc" />
          <path d="m15 24 7 7 12-14" className="pl-seal__tick" />
        </>
      )}
      {state === "objected" && (
        <>
          <circle cx="24" cy="24" r="20" className="pl-seal__disc" />
          <path d="m17 17 14 14M31 17 17 31" className="pl-seal__tick" />
        </>
      )}
      {state === "voided" && (
        <>
          <path d="M22 4A20 20 0 0 0 20 44l4-9-5-6 6-8-5-7z" className="pl-seal__disc" />
          <path d="M28 5a20 20 0 0 1-1 39l3-9-5-6 6-8-5-7z" className="pl-seal__disc" />
        </>
      )}
    </svg>
  );
}
