import { Content } from "@carbon/react";
import { Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { markNavigated } from "../parts/page-heading.tsx";
import { IdleLock } from "./idle-lock.tsx";
import { KeyboardHelp } from "./keyboard-help.tsx";
import { placesOf } from "./places.ts";
import { useChoice } from "./preferences.ts";
import { useSession } from "./session-context.ts";
import { useShortcuts } from "./shortcuts.ts";
import { SignedOutNotice } from "./signed-out-notice.tsx";
import { TopBar } from "./top-bar.tsx";

/** The frame around every page. */
export function Shell({ isSignedOut }: { isSignedOut: boolean }) {
  const { t } = useTranslation();
  const router = useRouter();
  const places = placesOf(useSession());
  const search = useRef<HTMLInputElement>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [keys, setKeys] = useChoice("keys", "on");
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(pathname);

  useEffect(() => {
    if (pathname !== first.current) markNavigated();
  }, [pathname]);

  const go = (href: string) => router.history.push(href);
  const openHelp = () => setHelpOpen(true);
  useShortcuts(
    places,
    { onHelp: openHelp, onSearch: () => search.current?.focus(), onGo: go },
    keys === "on",
  );

  return (
    <>
      <div inert={isSignedOut}>
        <a className="cds--skip-to-content" href="#main">
          {t("shell.skip")}
        </a>
        <TopBar places={places} pathname={pathname} searchInput={search} onHelp={openHelp} />
        <Content id="main" className="pl-main" tabIndex={-1}>
          <Outlet />
        </Content>
      </div>
      <KeyboardHelp
        places={places}
        isOpen={isHelpOpen}
        areKeysOn={keys === "on"}
        onKeys={(isOn) => setKeys(isOn ? "on" : "off")}
        onClose={() => setHelpOpen(false)}
      />
      {isSignedOut ? <SignedOutNotice /> : <IdleLock />}
    </>
  );
}
