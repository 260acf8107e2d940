import { Button } from "@carbon/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { endSession } from "../api/session.ts";
import { DialogBox } from "../parts/dialog-box.tsx";
import { useIdleness } from "./idle.ts";

/** Sign out, forget what is on the screen, and ask for the next person. */
export async function switchUser(next = "/"): Promise<void> {
  // Even when the answer is lost the page is left: nobody reads on as the last person.
  const elsewhere = await endSession().catch(() => null);
  location.assign(elsewhere ?? next);
}

/** Warns a minute before an untouched page signs its person out, and offers to hand over. */
export function IdleLock() {
  const { t } = useTranslation();
  const { phase, secondsLeft, touch } = useIdleness();
  const isEnding = useRef(false);

  useEffect(() => {
    if (phase !== "over" || isEnding.current) return;
    isEnding.current = true;
    void switchUser(`/?idle=1`);
  }, [phase]);

  if (phase === "active") return null;
  return (
    <DialogBox title={t("idle.title", { count: secondsLeft })} onClose={touch}>
      <p>{t("idle.why")}</p>
      <div className="pl-acts">
        <Button onClick={touch}>{t("idle.stay")}</Button>
        <Button kind="tertiary" onClick={() => void switchUser()}>
          {t("idle.switch")}
        </Button>
      </div>
    </DialogBox>
  );
}
