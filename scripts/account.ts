// npm run account -- reset-password <email>: the host's help for a person who is locked out.
import { randomInt } from "node:crypto";
import { closeDatabase } from "@/lib/shared/data/client";
import { env } from "@/lib/env";
import { resetPassword } from "@/lib/account/usecases/reset-password";
import { expectGreenroom } from "./lib/migrations";
import { explain, Trouble } from "./lib/say.mjs";

const USAGE = "Usage: npm run account -- reset-password <email>";
const SYLLABLES =
  "ba be bi bo bu da de di do du fa fe fi fo ga ge go ka ke ki ko la le li lo lu ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi wa we wi za zo".split(
    " ",
  );

/**
 * Returns five made-up words with 66 bits of randomness, which are easy to read out on the phone.
 */
function makePassword(): string {
  const syllable = () => SYLLABLES[randomInt(SYLLABLES.length)] ?? "";
  return Array.from({ length: 5 }, () => syllable() + syllable() + syllable()).join(" ");
}

async function main(): Promise<void> {
  const [verb, email, ...rest] = process.argv.slice(2);
  if (verb !== "reset-password" || !email || rest.length > 0) throw new Trouble(USAGE);
  await expectGreenroom(env().DATABASE_URL);
  const password = makePassword();
  const reset = await resetPassword(email, password);
  if (!reset.ok) throw new Trouble(`There is no account with the address ${email}.`);
  console.log(`The new password is: ${password}\nEvery device of ${email} is signed out.`);
}

main()
  .catch((error: unknown) => {
    explain(error);
    process.exitCode = 1;
  })
  .finally(() => void closeDatabase());
