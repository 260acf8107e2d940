import { Help, UserAvatar, WarningAlt } from "@carbon/icons-react";
import {
  Header,
  HeaderGlobalAction,
  HeaderGlobalBar,
  HeaderMenuButton,
  HeaderPanel,
  SideNav,
  SideNavItems,
} from "@carbon/react";
import { type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Go } from "../parts/go.tsx";
import { AccountPanel } from "./account-panel.tsx";
import { mayReport, type Place } from "./places.ts";
import { SearchBox } from "./search-box.tsx";
import { useSession } from "./session-context.ts";

type TopBarProps = {
  places: readonly Place[];
  pathname: string;
  searchInput: RefObject<HTMLInputElement | null>;
  onHelp: () => void;
};

/** Where things are, who is signed in, search, and the way to say that something is wrong. */
export function TopBar({ places, pathname, searchInput, onHelp }: TopBarProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isAccountOpen, setAccountOpen] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes what was open over the last one
  useEffect(() => {
    setMenuOpen(false);
    setAccountOpen(false);
  }, [pathname]);

  const isHere = (place: Place) => pathname === place.href || pathname.startsWith(`${place.href}/`);
  const links = (itemClass: string, linkClass: string) =>
    places.map((place) => (
      <li key={place.name} className={itemClass}>
        <Go href={place.href} className={linkClass} aria-current={isHere(place) ? "page" : undefined}>
          {t(`place.${place.name}`)}
        </Go>
      </li>
    ));

  return (
    <Header aria-label="Plumbline" className="pl-bar">
      <HeaderMenuButton
        aria-label={t(isMenuOpen ? "shell.closeMenu" : "shell.openMenu")}
        isActive={isMenuOpen}
        onClick={() => setMenuOpen(!isMenuOpen)}
      />
      <Go href="/" className="cds--header__name pl-bar__name">
        Plumbline
      </Go>
      <nav className="pl-bar__places" aria-label={t("shell.places")}>
        <ul>{links("", "pl-bar__place")}</ul>
      </nav>
      <HeaderGlobalBar>
        <SearchBox input={searchInput} />
        {mayReport(session) && (
          <Go href="/report" className="pl-bar__report" aria-label={t("report.open")}>
            <WarningAlt size={20} aria-hidden="true" />
            <span>{t("report.open")}</span>
          </Go>
        )}
        <span className="pl-bar__help">
          <HeaderGlobalAction aria-label={t("keys.title")} onClick={onHelp}>
            <Help size={20} />
          </HeaderGlobalAction>
        </span>
        <HeaderGlobalAction
          aria-label={t("account.open", { name: session.name })}
          aria-expanded={isAccountOpen}
          isActive={isAccountOpen}
          tooltipAlignment="end"
          onClick={() => setAccountOpen(!isAccountOpen)}
        >
          <UserAvatar size={20} />
        </HeaderGlobalAction>
      </HeaderGlobalBar>
      <HeaderPanel expanded={isAccountOpen} className="pl-account-panel">
        {isAccountOpen && <AccountPanel onClose={() => setAccountOpen(false)} />}
      </HeaderPanel>
      {isMenuOpen && (
        <SideNav
          aria-label={t("shell.places")}
          expanded
          isPersistent={false}
          onOverlayClick={() => setMenuOpen(false)}
        >
          <div className="pl-menu__search">
            <SearchBox />
          </div>
          <SideNavItems>{links("cds--side-nav__item", "cds--side-nav__link")}</SideNavItems>
        </SideNav>
      )}
    </Header>
  );
}
