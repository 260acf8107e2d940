import { Button, Toggle } from "@carbon/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNames } from "../parts/names.ts";
import { switchUser } from "./idle-lock.tsx";
import { useSession } from "./session-context.ts";
import { useTheme } from "./theme.ts";

/** Who is signed in, for whom they speak, the night theme, and the way out. */
export function AccountPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const session = useSession();
  const [theme, setTheme] = useTheme();
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    panel.current?.focus();
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && onClose();
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [onClose]);

  const roles = session.roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(", ");
  const parties = session.parties.map((party) => t(`party.${party}`, { defaultValue: party })).join(", ");
  return (
    <section className="pl-account" ref={panel} tabIndex={-1} aria-label={t("account.title")}>
      <p className="pl-quiet">{t("account.signedInAs")}</p>
      <p className="pl-account__name">{session.name}</p>
      <dl>
        <dt>{t("account.roles")}</dt>
        <dd>{roles || t("account.none")}</dd>
        {parties && (
          <>
            <dt>{t("account.parties")}</dt>
            <dd>{parties}</dd>
          </>
        )}
        {session.departments.length > 0 && (
          <>
            <dt>{t("account.departments")}</dt>
            <dd>{session.departments.map(names.department).join(", ")}</dd>
          </>
        )}
      </dl>
      <Toggle
        id="night"
        size="sm"
        labelText={t("account.night")}
        labelA={t("keys.off")}
        labelB={t("keys.on")}
        toggled={theme === "g100"}
        onToggle={(isNight) => setTheme(isNight ? "g100" : "g10")}
      />
      <Button kind="tertiary" onClick={() => void switchUser("/session/login?next=%2F")}>
        {t("account.switch")}
      </Button>
      <Button kind="ghost" onClick={() => void switchUser("/")}>
        {t("account.signOut")}
      </Button>
    </section>
  );
}
