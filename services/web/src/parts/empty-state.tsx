import type { ReactNode } from "react";

/** Nothing here, why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="pl-empty">
      <p className="pl-empty__title">{title}</p>
      {children && <div className="pl-empty__text">{children}</div>}
    </div>
  );
}
