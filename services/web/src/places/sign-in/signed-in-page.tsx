import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty-state.tsx";
import { GoButton } from "../../parts/go-button.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";

/** Where a person lands who signed in again in another tab. */
export function SignedInPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t("signedIn.title")} />
      <EmptyState title={t("signedIn.todo")}>
        <GoButton href="/">{t("signedIn.stay")}</GoButton>
      </EmptyState>
    </>
  );
}
