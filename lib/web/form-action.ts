import { headers } from "next/headers";
import type * as z from "zod";
import { DatabaseUnavailable } from "@/lib/data/faults";
import { requireViewer, type Viewer } from "@/lib/auth/viewer";
import { isSameOrigin } from "./origin";

/** What a form shows after it was sent: a sentence for the whole form, sentences at fields, and what was typed (never passwords). */
export type FormState = {
  readonly message: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
};

/** A sentence for the whole form, sentences by field, or nothing to say. */
type Outcome = string | Readonly<Record<string, string>> | null;

/**
 * Reads a form for an action: refuses requests from elsewhere, checks the fields, and turns a lost database into a sentence. `run`
 * returns the sentence of a refusal, sentences by field, or null when all is well; a redirect in it passes through.
 */
export async function formAction<S extends z.ZodType>(
  schema: S,
  form: FormData,
  run: (input: z.output<S>) => Promise<Outcome>,
): Promise<FormState> {
  const sent = [...form].filter(
    (field): field is [string, string] => !field[0].startsWith("$ACTION") && typeof field[1] === "string",
  );
  const given = readFields(sent);
  const typed = Object.fromEntries(sent.filter(([name]) => !/password/i.test(name)));
  if (!isSameOrigin(await headers()))
    return {
      message: "This form was sent from another site. Open the page here and send it again.",
      fields: {},
      typed,
    };
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]));
    return { message: null, fields, typed };
  }
  try {
    const outcome = await run(parsed.data);
    if (outcome !== null && typeof outcome === "object") return { message: null, fields: outcome, typed };
    return { message: outcome, fields: {}, typed };
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error;
    return {
      message: "Greenroom cannot reach its database. Nothing is lost: wait a few seconds and send the form again.",
      fields: {},
      typed,
    };
  }
}

/** `formAction` for somebody who is signed in. Everybody else is sent to sign in and comes back to `path` afterwards. */
export async function viewerFormAction<S extends z.ZodType>(
  path: string,
  schema: S,
  form: FormData,
  run: (viewer: Viewer, input: z.output<S>) => Promise<Outcome>,
): Promise<FormState> {
  return formAction(schema, form, async (input) => run(await requireViewer(path), input));
}

/** A field that stands once is its text; one that stands several times is the list of its texts. */
function readFields(sent: readonly (readonly [string, string])[]): Record<string, string | readonly string[]> {
  const names = [...new Set(sent.map(([name]) => name))];
  return Object.fromEntries(
    names.map((name) => {
      const [text = "", ...more] = sent.filter((field) => field[0] === name).map(([, value]) => value);
      return [name, more.length === 0 ? text : [text, ...more]];
    }),
  );
}
