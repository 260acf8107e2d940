export type Choice = { value: string; label: string };

type FilterChoiceProps = {
  label: string;
  all: string;
  value: string | undefined;
  choices: readonly Choice[];
  onChoose: (value: string | undefined) => void;
};

export function FilterChoice({ label, all, value, choices, onChoose }: FilterChoiceProps) {
  return (
    <label className="pl-choice">
      <span>{label}</span>
      <select value={value ?? ""} onChange={(event) => onChoose(event.target.value || undefined)}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
