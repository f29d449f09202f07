// npm run rebuild [email]: makes everything that's derived from the log of one person, or of
// everybody, what the log says. People can go on practising.
import { closeDatabase } from "@/lib/shared/data/client";
import { env } from "@/lib/env";
import { rebuildAccounts } from "@/lib/account/usecases/rebuild-accounts";
import { expectGreenroom } from "./lib/migrations";
import { explain, Trouble } from "./lib/say.mjs";

async function main(): Promise<void> {
  const [email, ...rest] = process.argv.slice(2);
  if (rest.length > 0) throw new Trouble("Usage: npm run rebuild [email]");
  await expectGreenroom(env().DATABASE_URL);
  const rebuilt = await rebuildAccounts(email ?? null);
  if (!rebuilt.ok) throw new Trouble(`There is no account with the address ${email}.`);
  const { people, cards } = rebuilt.value;
  console.log(`Rebuilt ${cards} cards of ${people === 1 ? "one person" : `${people} people`}.`);
}

main()
  .catch((error: unknown) => {
    explain(error);
    process.exitCode = 1;
  })
  .finally(() => void closeDatabase());
