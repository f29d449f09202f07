import { Labelled, labelledBy } from "./labelled";

type ChoiceProps = Readonly<{
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  options: readonly (readonly [string, string])[];
}>;

/** Shows a labelled choice from a list, with its hint and, if it's wrong, a mark and a sentence. */
export function Choice({ value, options, ...about }: ChoiceProps) {
  return (
    <Labelled {...about}>
      <select key={value} defaultValue={value} {...labelledBy(about)}>
        {options.map(([each, title]) => (
          <option key={each} value={each}>
            {title}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
