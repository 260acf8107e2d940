import { Search } from "@carbon/icons-react";
import { useRouter } from "@tanstack/react-router";
import { type KeyboardEvent, type RefObject, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { searchIn } from "./search.ts";
import { useFindable } from "./use-findable.ts";

/** A combobox (WAI-ARIA: list autocomplete with manual selection). */
export function SearchBox({ input }: { input?: RefObject<HTMLInputElement | null> }) {
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const field = input ?? own;
  const { t } = useTranslation();
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const [active, setActive] = useState(0);
  const known = useFindable(isWanted);
  const found = useMemo(() => searchIn(known, typed), [known, typed]);
  const isShown = isOpen && typed.trim() !== "";

  const open = (href: string) => {
    setTyped("");
    setOpen(false);
    field.current?.blur();
    router.history.push(href);
  };
  const onKey = (event: KeyboardEvent) => {
    const last = Math.max(0, found.length - 1);
    const chosen = found[active];
    if (event.key === "ArrowDown") setActive(Math.min(last, active + 1));
    else if (event.key === "ArrowUp") setActive(Math.max(0, active - 1));
    else if (event.key === "Enter" && chosen) open(chosen.href);
    else if (event.key === "Escape") {
      setOpen(false);
      field.current?.blur();
    } else return;
    event.preventDefault();
  };

  return (
    <div className="pl-search">
      <Search size={20} aria-hidden="true" />
      <input
        ref={field}
        type="search"
        role="combobox"
        autoComplete="off"
        aria-label={t("search.label")}
        aria-expanded={isShown}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={isShown && found[active] ? `${id}-${active}` : undefined}
        placeholder={t("search.placeholder")}
        value={typed}
        onFocus={() => {
          setWanted(true);
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setOpen(true);
        }}
      />
      <div
        id={id}
        role="listbox"
        aria-label={t("search.found")}
        className="pl-search__found"
        hidden={!isShown}
      >
        {found.map((hit, index) => (
          <div
            key={hit.href}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Before the input's blur closes the list.
            onMouseDown={(event) => {
              event.preventDefault();
              open(hit.href);
            }}
          >
            <span>{hit.label}</span>
            <span className="pl-quiet">{t(`search.${hit.kind}`)}</span>
          </div>
        ))}
        {found.length === 0 && (
          <div role="option" tabIndex={-1} aria-selected={false} aria-disabled="true">
            {t("search.nothing", { typed })}
          </div>
        )}
      </div>
    </div>
  );
}
