import { v7 as uuidv7 } from "uuid";
import { goThrough, nothingYet, type Held } from "./candidate";
import { startCrowd, type Crowd, type Persist } from "./crowd";
import type { Greenroom } from "./greenroom";
import { anInterview, type Person } from "./people";

const QUESTIONS = 3;

/** A crowd that takes interviews, each person their own. */
export type Interviewing = Crowd & {
  /** Returns how many changes were acknowledged, from questions shown to grades and undos. */
  readonly count: () => number;
  /** Everything that was acknowledged, by question. */
  readonly held: readonly Held[];
};

/**
 * Lets people take one interview after another, as fast as the app accepts it. About half are
 * relaxed and over their time from the start.
 */
export function startInterviewing(
  app: Greenroom,
  people: readonly Person[],
  questions: readonly string[],
): Interviewing {
  const held: Held[] = [];
  const count = () => held.reduce((sum, one) => sum + one.count, 0);
  const waiting = people.map((): Held[] => []);

  async function begin({ userId }: Person, persist: Persist): Promise<Held[]> {
    const interviewId = uuidv7();
    const from = Math.floor(Math.random() * (questions.length - QUESTIONS));
    const asked = questions.slice(from, from + QUESTIONS);
    const isStrict = from % 2 === 0;
    const clock = isStrict ? {} : ({ mode: "relaxed", limitMs: 1 } as const);
    await persist(async () => {
      await anInterview(
        app.databaseUrl(),
        { userId },
        { id: interviewId, questions: asked, ...clock },
      );
      return { status: 200, text: "" };
    });
    return asked.map((questionId, position) =>
      nothingYet({ userId, interviewId, position, questionId, isStrict }),
    );
  }

  const crowd = startCrowd(people.length, {
    acknowledged: count,
    async turn(persist, who) {
      const [person, own] = [people[who], waiting[who]];
      if (!person || !own) throw new Error(`Inconsistent: there is no person ${who}.`);
      if (own.length === 0) own.push(...(await begin(person, persist)));
      const next = own.shift();
      if (!next) throw new Error("Inconsistent: an interview without questions.");
      held.push(next);
      await goThrough(app, person, next, persist);
    },
  });
  return { ...crowd, count, held };
}
