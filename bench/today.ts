import { Agent } from "node:http";
import { v7 as uuidv7 } from "uuid";
import { gradeShot, undoShot, type Acknowledged } from "./grades";
import { send, type Shot } from "./load";
import { DUE, type BenchPerson, type BenchQuestion } from "./seed";

const CHANGE_EVERY_MS = 400;

/**
 * Returns requests for Today while one due card after another is graded and ungraded. A page
 * requested after such a change must show exactly the cards still due, and their number.
 */
export function watchToday(origin: string, person: BenchPerson, acknowledged: Acknowledged) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const due = person.questions.slice(0, DUE);
  let graded: BenchQuestion | null = null;
  let changes = 0;
  let changing = false;
  let nth = 0;
  let pagesAfterGrade = 0;

  async function change(shot: Shot, after: BenchQuestion | null): Promise<void> {
    changes += 1;
    changing = true;
    const { status, body } = await send(origin, agent, shot);
    const fault = shot.fault(status, body);
    if (status !== 200 || fault)
      throw new Error(`A grade wasn't accepted: status ${status}, ${fault ?? body}`);
    graded = after;
    changing = false;
  }

  /** Grades the next due card and undoes the grade, with pauses, until `until` is true. */
  async function keepChanging(until: () => boolean): Promise<void> {
    while (!until()) {
      const question = due[nth % DUE];
      nth += 1;
      if (!question) throw new Error("Inconsistent: nothing is due.");
      const eventId = uuidv7();
      await change(gradeShot(person, question, { eventId, grade: "good" }, acknowledged), question);
      await pause();
      await change(undoShot(person, eventId, acknowledged), null);
      await pause();
    }
    agent.destroy();
  }

  function next(): Shot {
    const certain = !changing;
    const changesBefore = changes;
    return {
      method: "GET",
      path: "/today",
      headers: { cookie: person.cookie },
      fault(_status, body) {
        const seen = readToday(body);
        if (certain && changes === changesBefore) {
          if (graded) pagesAfterGrade += 1;
          return seen === expected(graded)
            ? null
            : `Today shows ${seen}; expected ${expected(graded)}`;
        }
        // A change was under way, so the page may show either state.
        const isOne = [null, ...due].some((missing) => seen === expected(missing));
        return isOne ? null : `Today shows ${seen}`;
      },
    };
  }

  const expectations = new Map(
    [null, ...due].map((missing) => {
      const shown = due.filter((question) => question !== missing);
      return [missing, `${shown.length}: ${shown.map(numberOf).join(" ")}`];
    }),
  );
  const expected = (missing: BenchQuestion | null) => expectations.get(missing) ?? "";
  return { next, keepChanging, pagesAfterGrade: () => pagesAfterGrade };
}

/** Returns the number of due cards on a Today page, and which they are. */
function readToday(body: string): string {
  const main = body.slice(body.indexOf("<main"), body.indexOf("</main>"));
  const count = /<h1>(\d+) questions are due\.<\/h1>/.exec(main)?.[1] ?? "no number";
  const numbers = [...main.matchAll(/Bench (\d{3})\./g)].map((match) => match[1] ?? "");
  return `${count}: ${numbers.toSorted().join(" ")}`;
}

function numberOf({ prompt }: BenchQuestion): string {
  return prompt.slice("Bench ".length, "Bench ".length + 3);
}

function pause(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, CHANGE_EVERY_MS));
}
