import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describeProblem } from "./problem";
import { readPack } from "./read-pack";

const PACK = `id: stage
title: Stagecraft
description: What happens behind the curtain.
language: en
licence: CC-BY-4.0
sourceHosts: [docs.example.org]
topics:
  - { id: lights, title: Lights }
concepts:
  - { id: cues, title: Cues }
`;

const QUESTION = `---
id: calling-a-cue
level: beginner
topics: [lights]
difficulty: 2
limitSeconds: 60
prompt: How does a stage manager call a cue?
keyPoints:
  - { id: warn, text: A warning comes first., weight: 2, essential: true, concept: cues }
  - { id: stand-by, text: Then a stand-by., weight: 2, concept: cues }
  - { id: answered, text: The operator answers., weight: 1, concept: cues }
  - { id: go, text: The word go comes last., weight: 3, concept: cues }
probes:
  - id: late
    prompt: What if the operator is late?
    limitSeconds: 30
    points:
      - { id: wait, text: Hold the next cue. }
      - { id: say, text: Say so afterwards. }
cli:
  task: List the buckets.
  accepted: ["aws s3api list-buckets --query 'Buckets[].Name'"]
  why: It lists them.
confusions:
  - between: [a stand-by, a go]
    tellApart: Does anything happen at once?
sources:
  - { title: The prompt book, url: "https://docs.example.org/cues", checked: 2026-11-20 }
confidence: high
asOf: 2026-11-23
---
${"The stage manager speaks and the operator listens. ".repeat(12)}
`;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-pack-"));
  mkdirSync(path.join(folder, "questions"));
  write("pack.yaml", PACK);
  write("ids.txt", "calling-a-cue\n");
  write("questions/calling-a-cue.md", QUESTION);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  writeFileSync(path.join(folder, file), text);
}

/** Returns the number of the first line of a file that contains the text, counted from one. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

async function problems(): Promise<string[]> {
  return (await readPack(folder)).problems.map(describeProblem);
}

test.each([
  ["as it is", QUESTION],
  ["with Windows' line ends", QUESTION.replaceAll("\n", "\r\n")],
  ["with a byte order mark", `\uFEFF${QUESTION}`],
])("a correct pack has no problems: %s", async (_, text) => {
  write("questions/calling-a-cue.md", text);
  const { pack, questions, problems: found } = await readPack(folder);
  expect(found).toEqual([]);
  expect(pack?.title).toBe("Stagecraft");
  expect(questions).toMatchObject([{ id: "calling-a-cue", asOf: "2026-11-23", limitSeconds: 60 }]);
  expect(questions[0]?.modelAnswer).toMatch(/^The stage manager speaks .* listens\.$/);
});

describe("a bad question is reported with file, line and field, and with what to do", () => {
  test.each([
    [
      "level: beginner",
      "level: novice",
      "level",
      /expected one of "beginner"\|"intermediate"\|"advanced"/,
    ],
    [
      "topics: [lights]",
      "topics: [sound]",
      "topics.0",
      /"sound" is not a topic of the pack; use one from pack\.yaml/,
    ],
    [
      "topics: [lights]",
      "topics: [lights, sound, props]",
      "topics",
      /one main topic and at most one more/,
    ],
    ["difficulty: 2", "difficulty: hard", "difficulty", /expected number/],
    ["limitSeconds: 60", "limitSeconds: 20", "limitSeconds", />=\s?30/],
    [
      "limitSeconds: 60",
      "limitSeconds: 600",
      "limitSeconds",
      /the model answer has 96 words; 600 s leave room for 690 to 1242/,
    ],
    ["prompt: How does a stage manager call a cue?", 'prompt: ""', "prompt", /must not be empty/],
    ["id: go,", "id: Go,", "keyPoints.3.id", /lower-case words joined by hyphens, such as/],
    ["id: go,", "id: warn,", "keyPoints.3.id", /"warn" is used twice; give it an id of its own/],
    ["weight: 3, concept: cues", "weight: 4, concept: cues", "keyPoints.3.weight", /<=\s?3/],
    [
      "weight: 3, concept: cues",
      "weight: 3, concept: fog",
      "keyPoints.3.concept",
      /not a concept of the pack; .* add it there/,
    ],
    ["essential: true", "essential: false", "keyPoints", /0 points are essential; mark one or two/],
    [
      "text: Hold the next cue.",
      "txt: Hold the next cue.",
      "probes.0.points.0.text",
      /expected string/,
    ],
    [
      "tellApart: Does",
      "tellapart: Does",
      "confusions.0.tellapart",
      /is no field; mend its name or take it out/,
    ],
    [
      "between: [a stand-by, a go]",
      "between: [a go, a go]",
      "confusions.0.between.1",
      /is there already/,
    ],
    [
      '"https://docs.example.org/cues"',
      '"https://blog.example.org/cues"',
      "sources.0.url",
      /must be a page of docs\.example\.org/,
    ],
    [
      '"https://docs.example.org/cues"',
      '"http://docs.example.org/cues"',
      "sources.0.url",
      /must be an https address/,
    ],
    [
      '"https://docs.example.org/cues"',
      '"https://docs.example.org/two cues"',
      "sources.0.url",
      /without spaces/,
    ],
    [
      '"https://docs.example.org/cues"',
      '"https://you@docs.example.org/cues"',
      "sources.0.url",
      /an https address/,
    ],
    ["topics: [lights]", "topics: [lights, lights]", "topics.1", /is there already/],
    [
      "checked: 2026-11-20",
      "checked: yesterday",
      "sources.0.checked",
      /must be a day such as 2026-11-23/,
    ],
    [
      "[].Name'\"]",
      "[].Name'\", \"aws s3api list-buckets --query 'Buckets[].Name'\"]",
      "cli.accepted.1",
      /already/,
    ],
    [
      "[].Name'",
      "[].Name",
      "cli.accepted.0",
      /must be one command with its quotation marks closed/,
    ],
    [
      "list-buckets --query",
      "list-buckets | sort --query",
      "cli.accepted.0",
      /must be one command/,
    ],
    [
      "checked: 2026-11-20",
      "checked: 2026-11-24",
      "sources.0.checked",
      /is later than asOf \(2026-11-23\)/,
    ],
    ['"aws s3api', '"s3api', "cli.accepted.0", /must be a command such as aws s3api list-buckets/],
    [
      "confidence: high",
      "confidence: high\nprerequisites: [calling-a-cue]",
      "prerequisites.0",
      /is this question itself; take it out/,
    ],
    [
      "confidence: high",
      "confidence: high\nprerequisites: [missing]",
      "prerequisites.0",
      /there is no question "missing"/,
    ],
  ])("%s becomes %s", async (good, bad, field, message) => {
    const text = QUESTION.replace(good, bad);
    write("questions/calling-a-cue.md", text);
    const found = (await readPack(folder)).problems.find((problem) => problem.field === field);
    expect(found?.message).toMatch(message);
    expect(found?.file).toBe("questions/calling-a-cue.md");
    // The line of the field, or of its parent when the field is missing.
    const own = text.slice(0, text.lastIndexOf(bad.split("\n").at(-1) ?? "")).split("\n").length;
    expect(found?.line).toBeGreaterThanOrEqual(field === "confusions.0" ? own - 1 : own);
    expect(found?.line).toBeLessThanOrEqual(own);
  });

  test.each([
    ["level: beginner", "level: advanced", "probes", "1 at level advanced; write 2 to 3"],
    [
      "checked: 2026-11-20",
      "checked: null",
      "confidence",
      "a source was not read; read it, or say medium or low",
    ],
  ])(
    "a contradiction is reported at the line where it can be fixed: %s becomes %s",
    async (good, bad, field, message) => {
      const text = QUESTION.replace(good, bad);
      write("questions/calling-a-cue.md", text);
      const [problem, ...more] = (await readPack(folder)).problems;
      expect(problem).toMatchObject({ field, message });
      expect([lineOf(text, `\n${field}:`) + 1, lineOf(text, `\n${field}:`) + 2]).toContain(
        problem?.line,
      );
      expect(more).toEqual([]);
    },
  );

  test("all problems of a file are reported at once", async () => {
    write(
      "questions/calling-a-cue.md",
      QUESTION.replace("beginner", "novice").replace("confidence: high", "confidence: ''"),
    );
    expect(await problems()).toHaveLength(2);
  });

  test("the exact message of one", async () => {
    const text = QUESTION.replace("id: go,", "id: warn,");
    write("questions/calling-a-cue.md", text);
    expect(await problems()).toEqual([
      `questions/calling-a-cue.md:${lineOf(text, "id: warn, text: The word")} keyPoints.3.id: "warn" is used twice; give it an id of its own`,
    ]);
  });

  test("broken YAML is reported with its line", async () => {
    const text = QUESTION.replace("difficulty: 2", "difficulty: [2");
    write("questions/calling-a-cue.md", text);
    const [problem] = (await readPack(folder)).problems;
    expect(problem?.message).toMatch(/^is not YAML: /);
    // An unclosed bracket is noticed only where the next field begins.
    expect(problem?.line).toBe(lineOf(text, "difficulty: [2") + 1);
  });

  test.each([
    [
      "no front matter",
      "# A question\n",
      /^must begin with front matter between two lines of ---$/,
    ],
    ["an empty file", "", /^must begin with front matter between two lines of ---$/],
    ["a list in place of fields", "---\n- a\n- b\n---\nText\n", /expected object/],
    ["nothing between the lines", "---\n\n---\nText\n", /expected/],
  ])("%s", async (_, text, message) => {
    write("questions/calling-a-cue.md", text);
    const [problem] = (await readPack(folder)).problems;
    expect(problem).toMatchObject({
      file: "questions/calling-a-cue.md",
      message: expect.stringMatching(message) as string,
    });
  });

  test("an alias without its anchor", async () => {
    write("questions/calling-a-cue.md", QUESTION.replace("difficulty: 2", "difficulty: *two"));
    expect(await problems()).toEqual([
      expect.stringMatching(/^questions\/calling-a-cue\.md:2 is not YAML: .*two/),
    ]);
  });

  test.each([
    ["[cues](https://blog.example.org/cues)", "https://blog.example.org/cues"],
    ["[cues](cues.md)", "cues.md"],
    ["[cues]()", ""],
  ])("a link in the answer that isn't on one of the pack's hosts: %s", async (link, url) => {
    write("questions/calling-a-cue.md", `${QUESTION}See ${link}.\n`);
    expect(await problems()).toEqual([
      `questions/calling-a-cue.md:2 the answer links to "${url}"; it must be a page of docs.example.org`,
    ]);
  });

  test("a source that is listed twice is reported, and a link to a pack's host isn't", async () => {
    const source =
      '  - { title: The prompt book, url: "https://docs.example.org/cues", checked: 2026-11-20 }\n';
    const link = "[cues](https://docs.example.org/cues)";
    write(
      "questions/calling-a-cue.md",
      `${QUESTION.replace(source, source + source)}See ${link}.\n`,
    );
    expect(await problems()).toEqual([
      expect.stringMatching(/:\d+ sources\.1\.url: is there already/),
    ]);
  });

  test("code in front matter is never run", async () => {
    write(
      "questions/calling-a-cue.md",
      QUESTION.replace("difficulty: 2", "difficulty: !!js/function 'function () {}'"),
    );
    expect((await readPack(folder)).problems).not.toEqual([]);
  });

  test("a file named after another question", async () => {
    write("questions/another.md", QUESTION);
    write("ids.txt", "another\ncalling-a-cue\n");
    expect(await problems()).toEqual([
      "questions/another.md:2 id: the file must be called calling-a-cue.md",
    ]);
  });
});

describe("a bad pack", () => {
  test("a wrong field is reported with its line", async () => {
    write("pack.yaml", PACK.replace("language: en", "language: English"));
    expect(await problems()).toEqual([expect.stringMatching(/^pack\.yaml:4 language: /)]);
  });

  test("broken YAML is reported and not thrown", async () => {
    write("pack.yaml", PACK.replace("sourceHosts: [docs", "sourceHosts: [[docs"));
    expect(await problems()).toEqual([expect.stringMatching(/^pack\.yaml:\d+ is not YAML: /)]);
  });

  test.each([
    ["pack.yaml", /^pack\.yaml:1 is missing/],
    ["ids.txt", /^ids\.txt:1 is missing/],
    ["questions", /^questions:1 is missing/],
  ])("%s is missing", async (name, sentence) => {
    rmSync(path.join(folder, name), { recursive: true });
    expect(await problems()).toContainEqual(expect.stringMatching(sentence));
  });

  test("a question whose file is gone must be retired, and a retired one mustn't have a file", async () => {
    write("ids.txt", "calling-a-cue\nold-one\n");
    expect(await problems()).toEqual([
      'ids.txt:2 the question "old-one" is gone; bring its file back or list it as retired in pack.yaml',
    ]);
    write("pack.yaml", `${PACK}retired:\n  - { id: old-one, reason: Nobody asks it any more. }\n`);
    expect(await problems()).toEqual([]);
  });

  test("a retired id stays in the list of ids", async () => {
    write("pack.yaml", `${PACK}retired:\n  - { id: old-one, reason: Nobody asks it any more. }\n`);
    expect(await problems()).toEqual([
      expect.stringMatching(/^ids\.txt:1 the retired "old-one" is missing; /),
    ]);
  });

  test("the list of ids is sorted and has each id once", async () => {
    write(
      "pack.yaml",
      `${PACK}retired:\n  - { id: a-question, reason: Nobody asks it any more. }\n`,
    );
    write("ids.txt", "calling-a-cue\ncalling-a-cue\na-question\n");
    expect(await problems()).toEqual([
      'ids.txt:2 "calling-a-cue" is listed twice; take one line out',
      'ids.txt:3 "a-question" comes before "calling-a-cue" in the alphabet; move the line',
    ]);
  });

  test.each([
    ["topics", "- { id: lights, title: Lights }"],
    ["concepts", "- { id: cues, title: Cues }"],
  ])("%s need unique ids", async (field, entry) => {
    write("pack.yaml", PACK.replace(entry, `${entry}\n  ${entry}`));
    expect(await problems()).toEqual([
      expect.stringMatching(new RegExp(`^pack\\.yaml:\\d+ ${field}\\.1\\.id: .* twice`)),
    ]);
  });

  test("a stray file among the questions is reported", async () => {
    mkdirSync(path.join(folder, "questions", "more.md"));
    write("questions/note.txt", "");
    expect((await problems()).toSorted()).toEqual([
      "questions/more.md:1 is not read; a question is a file <id>.md right here",
      "questions/note.txt:1 is not read; a question is a file <id>.md right here",
    ]);
  });

  test("questions that are each other's prerequisites", async () => {
    write("ids.txt", "calling-a-cue\nholding-a-cue\n");
    const builtOn = (id: string) => `level: beginner\nprerequisites: [${id}]`;
    write(
      "questions/calling-a-cue.md",
      QUESTION.replace("level: beginner", builtOn("holding-a-cue")),
    );
    const other = QUESTION.replace("id: calling-a-cue", "id: holding-a-cue").replace(
      "level: beginner",
      builtOn("calling-a-cue"),
    );
    write("questions/holding-a-cue.md", other);
    const circle = (await problems()).filter((problem) => problem.includes("prerequisites"));
    expect(circle).toEqual([
      'questions/calling-a-cue.md:4 prerequisites.0: "holding-a-cue" itself builds on calling-a-cue; take one of the two out',
      'questions/holding-a-cue.md:4 prerequisites.0: "calling-a-cue" itself builds on holding-a-cue; take one of the two out',
    ]);
  });

  test("a retired id is never used again", async () => {
    write(
      "pack.yaml",
      `${PACK}retired:\n  - { id: calling-a-cue, reason: Nobody asks it any more. }\n`,
    );
    expect(await problems()).toEqual([
      expect.stringMatching(
        /^questions\/calling-a-cue\.md:1 id: "calling-a-cue" is retired and its id stays taken; /,
      ),
    ]);
  });

  test("two questions that say the same are reported, and two that don't aren't", async () => {
    write("ids.txt", "calling-a-cue\nholding-a-cue\n");
    const other = QUESTION.replace("id: calling-a-cue", "id: holding-a-cue")
      .replace("How does a stage manager call a cue?", "How does the stage manager call cues?")
      .replace("A warning comes first.", "Nobody moves.")
      .replace("Then a stand-by.", "The light stays.")
      .replace("The operator answers.", "Everybody waits.")
      .replace("What if the operator is late?", "What if nobody hears you?")
      .replace("Hold the next cue.", "Speak louder.");
    write("questions/holding-a-cue.md", other);
    expect(await problems()).toEqual([
      `questions/holding-a-cue.md:${lineOf(other, "How does the")} prompt: says nearly the same as prompt of calling-a-cue ("How does a stage manager call a cue?"); ask or say something else`,
      `questions/holding-a-cue.md:${lineOf(other, "The word go")} keyPoints.3.text: says nearly the same as keyPoints.3.text of calling-a-cue ("The word go comes last."); ask or say something else`,
      `questions/holding-a-cue.md:${lineOf(other, "Say so")} probes.0.points.1.text: says nearly the same as probes.0.points.1.text of calling-a-cue ("Say so afterwards."); ask or say something else`,
    ]);
  });

  test("gaps of a finished pack are counted by level, topic and cell", async () => {
    const coverage = "coverage:\n  perLevel: 1\n  perTopic: 2\n  perCell: 1\n";
    write("pack.yaml", `${PACK}${coverage}  except: [{ topic: lights, levels: [advanced] }]\n`);
    const line = lineOf(PACK + coverage, "perLevel");
    expect(await problems()).toEqual([
      `pack.yaml:${line} coverage.perLevel: intermediate: 0 of 1; write more, or ask for less`,
      `pack.yaml:${line} coverage.perLevel: advanced: 0 of 1; write more, or ask for less`,
      `pack.yaml:${line + 1} coverage.perTopic: lights: 1 of 2; write more, or ask for less`,
      `pack.yaml:${line + 2} coverage.perCell: lights, intermediate: 0 of 1; write more, or ask for less`,
    ]);
  });

  test("the question for visitors must be one of the pack's", async () => {
    write("pack.yaml", `${PACK}sample: calling-a-cue\n`);
    expect(await problems()).toEqual([]);
    write("pack.yaml", `${PACK}sample: calling-a-queue\n`);
    expect(await problems()).toEqual([
      `pack.yaml:${lineOf(`${PACK}sample: `, "sample: ")} sample: there is no question "calling-a-queue"; name one of this pack's`,
    ]);
  });

  test("a new question must be in the list", async () => {
    write("ids.txt", "");
    expect(await problems()).toEqual([
      'questions/calling-a-cue.md:1 id: add "calling-a-cue" to ids.txt, in alphabetical order',
    ]);
  });
});
