import { useTranslation } from "react-i18next";
import type { Because, Seat } from "../../api/shapes.ts";
import { ItemWord } from "../../parts/item-word.tsx";
import { useNames } from "../../parts/names.ts";
import { SaidTime } from "../../parts/said-time.tsx";
import { SealShape } from "./seal-shape.tsx";

/** The five signatures. A broken one says what broke it. */
export function Seals({ seats }: { seats: readonly Seat[] }) {
  const { t } = useTranslation();
  return (
    <ul className="pl-seals" aria-label={t("seal.title")}>
      {seats.map((seat) => (
        <Seal key={seat.party} seat={seat} />
      ))}
    </ul>
  );
}

function Seal({ seat }: { seat: Seat }) {
  const { t } = useTranslation();
  const names = useNames();
  const by = seat.decided_by_name ?? seat.voided?.decided_by_name;
  const at = seat.decided_at ?? seat.voided?.voided_at;
  return (
    <li className={`pl-seal pl-seal--${seat.state}`}>
      <SealShape state={seat.state} />
      <p className="pl-seal__party">{t(`party.${seat.party}`)}</p>
      <p className="pl-seal__state">{t(`seal.${seat.state}`)}</p>
      <p className="pl-quiet">
        {names.department(seat.department)}
        {by && <span className="pl-seal__by">{by}</span>}
        {at && <SaidTime at={at} />}
      </p>
      {seat.reason && <p>“{seat.reason}”</p>}
      {seat.has_reason && !seat.reason && <p className="pl-quiet">{t("seal.reasonHidden")}</p>}
      {seat.voided && (
        <ul className="pl-seal__because">
          {seat.voided.because.map((because) => (
            <li key={`${because.step} ${because.what}`}>
              <BecauseLine because={because} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** "Scan the insurance card: what it needs (coverage plan)". The code is `what:subject`. */
export function BecauseLine({ because }: { because: Because }) {
  const { t } = useTranslation();
  const [what = "other", ...subject] = because.what.split(":");
  const changed = t(`what.${what}`, { defaultValue: what });
  return (
    <>
      {because.step && <a href={`#step-${because.step}`}>{because.step_name ?? because.step}</a>}
      {because.step && ": "}
      {changed}
      {subject.length > 0 && <About subject={subject.join(":")} />}
    </>
  );
}

/** Which item, milestone or department a change is about. */
export function About({ subject }: { subject: string }) {
  return (
    <>
      {" ("}
      <ItemWord item={subject} />)
    </>
  );
}
