/** A labelled choice from a list, with its hint and, when something is wrong with it, a mark and a sentence. */
export function Choice({
  name,
  label,
  hint,
  error,
  value,
  options,
}: Readonly<{
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  options: readonly (readonly [string, string])[];
}>) {
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
      <select
        key={value}
        id={name}
        name={name}
        className="field"
        defaultValue={value}
        aria-invalid={Boolean(error)}
        aria-describedby={[hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined}
      >
        {options.map(([each, title]) => (
          <option key={each} value={each}>
            {title}
          </option>
        ))}
      </select>
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </div>
  );
}

/** What is wrong with a field, to be named by it. */
export function FieldError({ id, children }: Readonly<{ id: string; children: string }>) {
  return (
    <p id={id} className="border-l-4 border-red pl-3 font-medium">
      {children}
    </p>
  );
}
