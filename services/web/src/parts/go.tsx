/** A link inside the app, by its address; works like any link (new tab, copy) and keeps the browser's back. */
import { useRouter } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, MouseEvent } from "react";

type GoProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** Machine addresses (`/api/…`) are left to the browser. */
export const isPage = (href: string) => href.startsWith("/") && !/^\/(api|session)\//.test(href);

export function Go({ href, onClick, children, ...rest }: GoProps) {
  const router = useRouter();
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || !isPlain(event) || !isPage(href)) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a {...rest} href={href} onClick={go}>
      {children}
    </a>
  );
}
