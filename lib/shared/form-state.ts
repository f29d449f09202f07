/**
 * What a form shows after it was sent: a sentence for the whole form, sentences at fields, and what
 * was typed, never passwords.
 */
export type FormState = {
  readonly message: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
};

/** A form's action as React calls it. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
