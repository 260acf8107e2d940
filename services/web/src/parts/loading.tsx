import { SkeletonText } from "@carbon/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `part-${index}`);

function Waiting({ className, children }: { className: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={`pl-loading ${className}`} role="status" aria-label={t("loading")}>
      {children}
    </div>
  );
}

function Row({ className = "" }: { className?: string }) {
  return (
    <div className={`pl-loading__row ${className}`}>
      <SkeletonText heading width="60%" />
      <SkeletonText width="90%" />
    </div>
  );
}

/** The shape of rows that are on their way. */
export function LoadingRows({ rows = 4 }: { rows?: number }) {
  return (
    <Waiting className="">
      {numbered(rows).map((row) => (
        <Row key={row} />
      ))}
    </Waiting>
  );
}

/** The shape of a table: its head and its lines; on a phone each line is a block, as in the table itself. */
export function LoadingTable({ columns, rows = 8 }: { columns: number; rows?: number }) {
  return (
    <Waiting className="pl-loading__table">
      {numbered(rows + 1).map((row) => (
        <div className="pl-loading__line" key={row}>
          {numbered(columns).map((column) => (
            <SkeletonText key={column} width="80%" />
          ))}
        </div>
      ))}
    </Waiting>
  );
}

/** The shape of a department's board: its columns with their cards. */
export function LoadingBoard() {
  return (
    <Waiting className="pl-board">
      {(["hurting", "waiting", "changes", "readiness"] as const).map((column) => (
        <div className={`pl-board__${column}`} key={column}>
          <SkeletonText heading width="40%" />
          {numbered(3).map((card) => (
            <Row key={card} className="pl-card" />
          ))}
        </div>
      ))}
    </Waiting>
  );
}

/** The shape of boxes side by side: the four kinds of change, the five seals. */
export function LoadingBoxes({ boxes }: { boxes: number }) {
  return (
    <Waiting className="pl-day">
      {numbered(boxes).map((box) => (
        <Row key={box} className="pl-change" />
      ))}
    </Waiting>
  );
}

/** The bar and the page, before we know whose they are. */
export function LoadingFrame() {
  return (
    <>
      <div className="pl-loading__bar" aria-hidden="true">
        Plumbline
      </div>
      <main className="pl-main cds--content">
        <LoadingRows rows={6} />
      </main>
    </>
  );
}
