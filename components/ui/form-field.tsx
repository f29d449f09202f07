type FormFieldProps = Readonly<{
  name: string;
  label: string;
  type: "email" | "password" | "text";
  autoComplete: string;
  hint?: string | undefined;
  error?: string | undefined;
  defaultValue?: string | undefined;
}>;

/** A labelled field with its hint and, when something is wrong with it, a mark and a sentence. */
export function FormField({ name, label, hint, error, ...input }: FormFieldProps) {
  const describedBy = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="space-y-1.5">
      <label htmlFor={name} className="block font-medium">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      <input
        id={name}
        name={name}
        required
        className="field"
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy || undefined}
        {...input}
      />
      {error && (
        <p id={`${name}-error`} className="border-l-4 border-red pl-3 font-medium">
          {error}
        </p>
      )}
    </div>
  );
}
