// npm run doctor: looks at the settings, the database, the way through the proxy, the clock, the disk
// and the packs, and says in a sentence each what's fine and what to do.
import { existsSync, readFileSync, statfsSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "@/lib/env";
import { readPacks } from "@/lib/content/read-shipped-packs";
import { counted } from "@/lib/shared/words/counted";
import { checkDatabase } from "./lib/doctor/check-database";
import { checkWeb } from "./lib/doctor/check-web";
import { fine, wrong, type Finding } from "./lib/doctor/finding";
import { sentenceOf } from "./lib/say.mjs";
import { readSettings } from "./lib/settings.mjs";

const ROOT = path.join(import.meta.dirname, "..");
const LITTLE_SPACE_GB = 1;

async function main(): Promise<void> {
  let isFine = true;
  const say = (findings: readonly Finding[]) => {
    for (const finding of findings) {
      isFine &&= finding.isFine;
      console.log(`${finding.isFine ? "ok " : "!! "} ${finding.sentence}`);
    }
  };
  say([versions()]);
  const settings = attempt(() => readSettings(ROOT, false));
  if ("sentence" in settings) say([settings]);
  else {
    const { environment, port, dataFolder } = settings;
    const databaseUrl = settings.databaseUrl ?? embeddedAddress(dataFolder);
    const set = attempt(() =>
      parseEnv({ ...environment, DATABASE_URL: databaseUrl ?? "postgresql://none/none" }),
    );
    say(
      "sentence" in set
        ? [set]
        : [
            ...settings.warnings.map(wrong),
            fine(`The settings are in order; people open ${set.APP_URL}.`),
          ],
    );
    say([disk(dataFolder)]);
    say(
      databaseUrl === null
        ? [
            wrong(
              `There's no embedded database in ${dataFolder} yet. Start Greenroom once: npm start`,
            ),
          ]
        : await checkDatabase(databaseUrl),
    );
    if (!("sentence" in set))
      say(await checkWeb({ port, appUrl: set.APP_URL, secret: set.NEXTAUTH_SECRET }));
  }
  say(await packs());
  process.exitCode = isFine ? 0 : 1;
}

function versions(): Finding {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
    version: string;
  };
  return fine(
    `This is Greenroom ${version} on Node ${process.versions.node}, ${process.platform}.`,
  );
}

/** Returns what's read, or the sentence of its refusal. */
function attempt<T extends object>(read: () => T): T | Finding {
  try {
    return read();
  } catch (error) {
    return wrong(sentenceOf(error) ?? String(error));
  }
}

/** The embedded database's address as the app has it, or null before the first start. */
function embeddedAddress(folder: string): string | null {
  const [port, password] = ["postgres-port", "postgres-app-password"].map((name) => {
    const file = path.join(folder, name);
    return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  });
  return port && password
    ? `postgresql://greenroom_app:${password}@127.0.0.1:${port}/greenroom`
    : null;
}

function disk(folder: string): Finding {
  let place = folder;
  while (!existsSync(place)) place = path.dirname(place);
  const { bavail, bsize } = statfsSync(place);
  const free = (bavail * bsize) / 1e9;
  return free < LITTLE_SPACE_GB
    ? wrong(`Only ${free.toFixed(1)} GB are free where ${folder} is. Free some space.`)
    : fine(`${free.toFixed(0)} GB are free where ${folder} is.`);
}

async function packs(): Promise<readonly Finding[]> {
  const { packs: inOrder, faults } = await readPacks(path.join(ROOT, "content"));
  const questions = inOrder.reduce((sum, pack) => sum + pack.questions.length, 0);
  return [
    fine(
      `${counted(inOrder.length, "pack", "packs")} with ${counted(questions, "question", "questions")} are in order.`,
    ),
    ...faults.map(wrong),
  ];
}

await main();
