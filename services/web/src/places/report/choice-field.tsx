import { Select, SelectItem } from "@carbon/react";
import { useTranslation } from "react-i18next";

type ChoiceFieldProps = {
  id: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  helper?: string;
  disabled?: boolean;
  onChoose: (value: string) => void;
};

/** A native list with a first line that asks. */
export function ChoiceField({ id, label, value, options, helper, disabled, onChoose }: ChoiceFieldProps) {
  const { t } = useTranslation();
  return (
    <Select
      id={id}
      labelText={label}
      helperText={helper}
      size="lg"
      value={value}
      disabled={disabled}
      onChange={(event) => onChoose(event.target.value)}
    >
      <SelectItem value="" text={t("report.choose")} />
      {options.map((option) => (
        <SelectItem key={option.value} value={option.value} text={option.label} />
      ))}
    </Select>
  );
}
