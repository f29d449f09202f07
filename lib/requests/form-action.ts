import { headers } from "next/headers";
import type * as z from "zod";
import { DatabaseUnavailable } from "@/lib/shared/data/faults";
import { requireViewer, type Viewer } from "@/lib/auth/viewer";
import { noteFormRead } from "@/lib/shared/data/request-notes";
import type { FormState } from "@/lib/shared/form-state";
import { isSameOrigin } from "./origin";

/** A sentence for the whole form, sentences by field, or nothing to say. */
type Outcome = string | Readonly<Record<string, string>> | null;

/** The longest form, a custom recipe with every topic, has a hundred and twenty. */
const MAX_FIELDS = 300;

/**
 * The answer to anything that our pages don't send, because an action can be called with anything.
 */
const NO_FORM: FormState = {
  message: "Greenroom couldn’t read this form. Reload the page, then send it again.",
  fields: {},
  typed: {},
};

/**
 * Reads a form for an action: refuses other origins and what isn't a form, checks the fields, and
 * turns a lost database into a sentence. `run` returns the sentence of a refusal, sentences by
 * field, or null; a redirect passes through.
 */
export async function formAction<S extends z.ZodType>(
  schema: S,
  form: FormData,
  run: (input: z.output<S>) => Promise<Outcome>,
): Promise<FormState> {
  noteFormRead();
  if (!isSameOrigin(await headers()))
    return {
      ...NO_FORM,
      message: "This form was sent from another site. Open the page here and send it again.",
    };
  const given = form instanceof FormData ? readFields(form) : null;
  if (!given) return NO_FORM;
  const typed = Object.fromEntries(
    Object.entries(given).flatMap(([name, values]) =>
      /password/i.test(name) ? [] : [[name, [values].flat().at(-1) ?? ""]],
    ),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const fields = Object.fromEntries(
      parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]),
    );
    return { message: null, fields, typed };
  }
  try {
    const outcome = await run(parsed.data);
    if (outcome !== null && typeof outcome === "object")
      return { message: null, fields: outcome, typed };
    return { message: outcome, fields: {}, typed };
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error;
    return {
      message:
        "Greenroom can’t reach its database. Nothing is lost: wait a few seconds and send the form again.",
      fields: {},
      typed,
    };
  }
}

/**
 * The same as `formAction` for signed-in people. Everybody else is sent to sign in and comes back
 * to `path` afterwards.
 */
export async function viewerFormAction<S extends z.ZodType>(
  path: string,
  schema: S,
  form: FormData,
  run: (viewer: Viewer, input: z.output<S>) => Promise<Outcome>,
): Promise<FormState> {
  return formAction(schema, form, async (input) => run(await requireViewer(path), input));
}

/**
 * Returns the text of each field by its name, a list of texts when a name occurs several times, or
 * null when there are too many.
 */
function readFields(form: FormData): Record<string, string | readonly string[]> | null {
  const byName = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of form) {
    count += 1;
    if (count > MAX_FIELDS) return null;
    if (name.startsWith("$ACTION") || typeof value !== "string") continue;
    const values = byName.get(name);
    if (values) values.push(value);
    else byName.set(name, [value]);
  }
  const fields = [...byName].map(([name, [text = "", ...more]]) => [
    name,
    more.length === 0 ? text : [text, ...more],
  ]);
  return Object.fromEntries(fields) as Record<string, string | readonly string[]>;
}
