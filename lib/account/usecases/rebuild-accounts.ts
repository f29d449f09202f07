import { findCredentials, listUserIds } from "@/lib/account/data/users";
import { normaliseEmail } from "@/lib/account/rules/email";
import { rebuildPerson } from "@/lib/memory/usecases/rebuild-cards";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";

/**
 * Makes everything that's derived from the log of one account, or of all, what the log says, one
 * person after the other and while they practise. Refuses with not_found.
 */
export async function rebuildAccounts(
  email: string | null,
): Promise<Result<{ readonly people: number; readonly cards: number }, Refusal>> {
  const one = email === null ? null : await findCredentials(normaliseEmail(email));
  if (email !== null && !one) return err({ code: "not_found" });
  let [people, cards] = [0, 0];
  for await (const userId of one ? [one.id] : everybody()) {
    cards += await rebuildPerson(userId);
    people += 1;
  }
  return ok({ people, cards });
}

async function* everybody(): AsyncGenerator<string> {
  let last: string | null = null;
  do {
    const ids: readonly string[] = await listUserIds(last);
    yield* ids;
    last = ids.at(-1) ?? null;
  } while (last !== null);
}
