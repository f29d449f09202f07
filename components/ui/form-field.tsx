import { Labelled, labelledBy } from "./labelled";

type FormFieldProps = Readonly<{
  name: string;
  label: string;
  type: "email" | "text" | "date";
  autoComplete?: string;
  required?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
  defaultValue?: string | undefined;
}>;

/**
 * Shows a labelled field with its hint and, if it's wrong, a mark and a sentence. It's required
 * unless it says otherwise.
 */
export function FormField({ name, label, hint, error, required = true, ...input }: FormFieldProps) {
  const about = { name, label, hint, error };
  return (
    <Labelled {...about}>
      <input required={required} {...labelledBy(about)} {...input} />
    </Labelled>
  );
}
