import { Button, Toggle } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { DialogBox } from "../parts/dialog-box.tsx";
import type { Place } from "./places.ts";

type KeyboardHelpProps = {
  places: readonly Place[];
  isOpen: boolean;
  areKeysOn: boolean;
  onKeys: (isOn: boolean) => void;
  onClose: () => void;
};

/** All keys in one list, and a switch for people whose tools use single keys themselves. */
export function KeyboardHelp({ places, isOpen, areKeysOn, onKeys, onClose }: KeyboardHelpProps) {
  const { t } = useTranslation();
  if (!isOpen) return null;
  const keys = [
    { keys: ["/"], does: t("keys.search") },
    { keys: ["?"], does: t("keys.help") },
    ...places.map((place) => ({
      keys: ["g", place.letter],
      does: t("keys.go", { place: t(`place.${place.name}`) }),
    })),
  ];
  return (
    <DialogBox title={t("keys.title")} onClose={onClose}>
      <dl className="pl-keys">
        {keys.map(({ keys: pressed, does }) => (
          <div key={does}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Toggle
        id="keys-on"
        labelText={t("keys.switch")}
        labelA={t("keys.off")}
        labelB={t("keys.on")}
        toggled={areKeysOn}
        onToggle={onKeys}
      />
      <Button kind="secondary" onClick={onClose}>
        {t("keys.close")}
      </Button>
    </DialogBox>
  );
}
