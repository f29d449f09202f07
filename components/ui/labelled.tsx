import type { ReactNode } from "react";

type LabelledProps = Readonly<{
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}>;

/**
 * Shows a field's label and hint above it and its fault below. The field itself takes `labelledBy`
 * with the same arguments.
 */
export function Labelled({
  name,
  label,
  hint,
  error,
  children,
}: LabelledProps & Readonly<{ children: ReactNode }>) {
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
      {children}
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </div>
  );
}

/** Returns the attributes with which a field within `Labelled` is sent, named and described. */
export function labelledBy({ name, hint, error }: LabelledProps) {
  return {
    id: name,
    name,
    className: "field",
    "aria-invalid": Boolean(error),
    "aria-describedby":
      [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined,
  };
}

/** Shows what's wrong with a field, as its description. */
export function FieldError({ id, children }: Readonly<{ id: string; children: string }>) {
  return (
    <p id={id} className="border-l-4 border-red pl-3 font-medium">
      {children}
    </p>
  );
}
