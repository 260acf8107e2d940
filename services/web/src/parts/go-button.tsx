import { Go } from "./go.tsx";

type GoButtonProps = {
  href: string;
  kind?: "primary" | "secondary" | "tertiary" | "ghost" | "danger";
  size?: "sm" | "md" | "lg" | "xl";
  className?: string;
  children: React.ReactNode;
};

/** A link that looks like a button, for an act that begins on another page. */
export function GoButton({ href, kind = "tertiary", size = "md", className = "", children }: GoButtonProps) {
  return (
    <Go
      href={href}
      className={`cds--btn cds--btn--${kind} cds--btn--${size} cds--layout--size-${size} ${className}`}
    >
      {children}
    </Go>
  );
}
