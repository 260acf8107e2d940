import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { signInAddress } from "../api/session.ts";

/** The session ended under a person's hands: what they wrote stays on the page while they sign in elsewhere. */
export function SignedOutNotice() {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="pl-cover">
      <section className="pl-cover__box" role="alertdialog" aria-labelledby="signed-out" aria-modal="true">
        <h2 id="signed-out" ref={heading} tabIndex={-1}>
          {t("signedOut.title")}
        </h2>
        <p>{t("signedOut.safe")}</p>
        <p>{t("signedOut.todo")}</p>
        <a className="cds--btn cds--btn--primary" href={signInAddress("/signed-in")} target="_blank" rel="noreferrer">
          {t("signedOut.again")}
        </a>
        <a className="cds--btn cds--btn--ghost" href="/">
          {t("signedOut.leave")}
        </a>
      </section>
    </div>
  );
}
