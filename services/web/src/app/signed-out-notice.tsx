import { useTranslation } from "react-i18next";
import { signInAddress } from "../api/session.ts";
import { DialogBox } from "../parts/dialog-box.tsx";

/** The session ended under a person's hands: what they wrote stays on the page while they sign in elsewhere. */
export function SignedOutNotice() {
  const { t } = useTranslation();
  return (
    // It can't be closed: the page behind belongs to a session that has ended.
    <DialogBox title={t("signedOut.title")} onClose={() => undefined}>
      <p>{t("signedOut.safe")}</p>
      <p>{t("signedOut.todo")}</p>
      <div className="pl-acts">
        <a
          className="cds--btn cds--btn--primary"
          href={signInAddress("/signed-in")}
          target="_blank"
          rel="noreferrer"
        >
          {t("signedOut.again")}
        </a>
        <a className="cds--btn cds--btn--ghost" href="/">
          {t("signedOut.leave")}
        </a>
      </div>
    </DialogBox>
  );
}
