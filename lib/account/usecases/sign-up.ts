import { Busy, hashPassword } from "@/lib/auth/password";
import { listPackFiles, listQuestions } from "@/lib/questions/data/packs";
import { EVERYBODY, takeTries } from "@/lib/account/data/rate-limits";
import { createUser } from "@/lib/account/data/users";
import { SIGN_UP_LIMITS } from "@/lib/account/rules/limits";
import type { NewSession } from "@/lib/account/rules/new-session";
import { judgePassword } from "@/lib/account/rules/password-rules";
import { passwordProblemWords } from "@/lib/account/words/password-words";
import { sampleIds } from "@/lib/questions/rules/pack-rules";
import { chooseReserved } from "@/lib/questions/rules/reserve";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import { isTimeZone } from "@/lib/shared/study-day";

export type SignUpRequest = {
  readonly userId: string;
  /** Normalised. */
  readonly email: string;
  readonly password: string;
  /** The browser's zone, or UTC when this server doesn't know it. */
  readonly zone: string;
  /** With which the person is signed in at once. */
  readonly session: NewSession;
  readonly isOpen: boolean;
  readonly now: Date;
};

/**
 * Makes an account, with the questions that are reserved for its mocks from the start, and signs it
 * in. Refuses with sign_up_closed, weak_password, email_taken, too_many_tries or busy.
 */
export async function signUp(request: SignUpRequest): Promise<Result<null, Refusal>> {
  const { userId, email, password, zone, session, isOpen, now } = request;
  if (!isOpen) return err({ code: "sign_up_closed" });
  const { problem } = judgePassword(password, email);
  if (problem) return err({ code: "weak_password", detail: passwordProblemWords(problem) });
  const retryAfterSeconds = await takeTries([
    { limit: SIGN_UP_LIMITS.network, key: session.network },
    { limit: SIGN_UP_LIMITS.server, key: EVERYBODY },
  ]);
  if (retryAfterSeconds > 0) return err({ code: "too_many_tries", retryAfterSeconds });
  try {
    const passwordHash = await hashPassword(password);
    const [bank, packs] = await Promise.all([listQuestions(), listPackFiles()]);
    const seen = new Set(sampleIds(packs));
    const reserved = chooseReserved(bank, { userId, reserved: [], seen });
    const isNew = await createUser(
      { id: userId, email, passwordHash, zone: isTimeZone(zone) ? zone : "UTC", createdAt: now },
      reserved,
      [session],
    );
    return isNew ? ok(null) : err({ code: "email_taken" });
  } catch (error) {
    if (error instanceof Busy) return err({ code: "busy", retryAfterSeconds: 5 });
    throw error;
  }
}
