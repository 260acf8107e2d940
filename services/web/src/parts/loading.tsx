import { SkeletonText } from "@carbon/react";
import { useTranslation } from "react-i18next";

/** The shape of rows that are on their way. */
export function LoadingRows({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="pl-loading" role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((row) => (
        <div className="pl-loading__row" key={row}>
          <SkeletonText heading width="60%" />
          <SkeletonText width="90%" />
        </div>
      ))}
    </div>
  );
}
