import { useTranslation } from "react-i18next";
import type { Because, Seal } from "../../api/shapes.ts";
import { useNames } from "../../parts/names.ts";
import { SaidTime } from "../../parts/said-time.tsx";
import { SealShape } from "./seal-shape.tsx";

/** The five signatures. A broken one says what broke it. */
export function Seals({ seals }: { seals: readonly Seal[] }) {
  const { t } = useTranslation();
  return (
    <ul className="pl-seals" aria-label={t("seal.title")}>
      {seals.map((seal) => (
        <SealItem key={seal.party} seal={seal} />
      ))}
    </ul>
  );
}

function SealItem({ seal }: { seal: Seal }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <li className={`pl-seal pl-seal--${seal.state}`}>
      <SealShape state={seal.state} />
      <p className="pl-seal__party">{t(`party.${seal.party}`)}</p>
      <p className="pl-seal__state">{t(`seal.${seal.state}`)}</p>
      <p className="pl-quiet">
        {names.department(seal.department)}
        {seal.by && <span className="pl-seal__by">{seal.by}</span>}
        {seal.at && <SaidTime at={seal.at} />}
      </p>
      {seal.reason && <p className="pl-seal__reason">“{seal.reason}”</p>}
      {seal.because.length > 0 && (
        <ul className="pl-seal__because">
          {seal.because.map((because) => (
            <li key={`${because.step} ${because.what}`}>
              <BecauseLine because={because} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** "Step “Scan the insurance card”: what it needs (coverage.plan)". The code is `what:subject`. */
export function BecauseLine({ because }: { because: Because }) {
  const { t } = useTranslation();
  const [what = "other", ...subject] = because.what.split(":");
  const changed = t(`what.${what}`, { defaultValue: what });
  const about = subject.length > 0 ? ` (${subject.join(":")})` : "";
  if (!because.step) return <>{changed + about}</>;
  return (
    <>
      <a href={`#step-${because.step}`}>{because.step_name ?? because.step}</a>: {changed + about}
    </>
  );
}
