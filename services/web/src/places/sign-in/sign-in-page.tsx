import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { signInAddress } from "../../api/session.ts";

/** Nobody is signed in: say what this is, and one button. */
export function SignInPage() {
  const { t } = useTranslation();
  const { pathname, search } = globalThis.location;
  const wasIdle = new URLSearchParams(search).has("idle");
  const next = wasIdle ? pathname : pathname + search;
  useEffect(() => {
    document.title = `${t("signIn.title")} · Plumbline`;
  }, [t]);
  return (
    <main className="pl-sign-in">
      <h1>{t("signIn.title")}</h1>
      {wasIdle && <p role="status">{t("signIn.idle")}</p>}
      <p>{t("signIn.what")}</p>
      <a className="cds--btn cds--btn--primary cds--btn--lg" href={signInAddress(next)}>
        {t("signIn.button")}
      </a>
      <p className="pl-quiet">{t("signIn.shared")}</p>
    </main>
  );
}
