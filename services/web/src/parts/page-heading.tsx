import { type ReactNode, useEffect, useRef } from "react";

/** The first page of a visit keeps the focus where the browser put it. */
let hasNavigated = false;

export function markNavigated(): void {
  hasNavigated = true;
}

type PageHeadingProps = { title: string; above?: ReactNode; children?: ReactNode };

/** Names the page: the tab's title, the one h1, and where the focus goes after a change of page. */
export function PageHeading({ title, above, children }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Plumbline`;
  }, [title]);
  useEffect(() => {
    if (hasNavigated) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className="pl-heading">
      {above && <div className="pl-heading__above">{above}</div>}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  );
}
