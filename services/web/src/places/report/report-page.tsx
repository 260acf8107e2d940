import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Receipt } from "../../api/client.ts";
import type { ReportReceipt } from "../../api/shapes.ts";
import { mayReport, placesOf } from "../../app/places.ts";
import { useSession } from "../../app/session-context.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Go } from "../../parts/go.tsx";
import { GoButton } from "../../parts/go-button.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { TraceNote } from "../../parts/trace-note.tsx";
import { ReportForm } from "./report-form.tsx";

/** "Something is wrong": said in half a minute, and heard. */
export function ReportPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [receipt, setReceipt] = useState<Receipt<ReportReceipt> | null>(null);
  if (!mayReport(session)) return <EmptyState title={t("report.notYours")} />;
  return (
    <>
      <PageHeading title={t(receipt ? "report.thanks" : "report.title")} key={receipt ? "thanks" : "form"} />
      {receipt ? (
        <ReceiptBody receipt={receipt} onAnother={() => setReceipt(null)} />
      ) : (
        <>
          <p className="pl-sentence">{t("report.what")}</p>
          <ReportForm onSent={setReceipt} />
        </>
      )}
    </>
  );
}

function ReceiptBody({ receipt, onAnother }: { receipt: Receipt<ReportReceipt>; onAnother: () => void }) {
  const { t } = useTranslation();
  const href = `/incidents/${receipt.answer.incident_id}`;
  const maySee = placesOf(useSession()).some((place) => place.name === "incidents");
  return (
    <div className="pl-receipt" role="status">
      <p>{t("report.heard")}</p>
      {maySee && (
        <p>
          <Go href={href}>{t("report.follow")}</Go>
        </p>
      )}
      <TraceNote traceId={receipt.traceId} />
      <div className="pl-acts">
        {maySee && (
          <GoButton href={href} kind="primary">
            {t("report.open2")}
          </GoButton>
        )}
        <button type="button" className="cds--btn cds--btn--ghost cds--btn--md" onClick={onAnother}>
          {t("report.another")}
        </button>
      </div>
    </div>
  );
}
