import type { PackFile, Question } from "./question-schema";

/** How fast people speak when they explain something. */
export const WORDS_PER_SECOND = 2.3;
/** A model answer that fills its limit leaves no time to think; one that leaves half of it says too little. */
export const ANSWER_SHARE = { min: 0.5, max: 0.9 } as const;

export type Finding = { readonly path: readonly (string | number)[]; readonly message: string };

/** How many words a Markdown text has when it is said aloud. */
export function countWords(markdown: string): number {
  return markdown.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** What is wrong with a question that has the right shape, each with the field and what to do. `ids` are all questions of the pack. */
export function questionFindings(question: Question, pack: PackFile, ids: ReadonlySet<string>): Finding[] {
  return [
    ...unknownNames(question, pack, ids),
    ...repeatedIds(question),
    ...essentialCount(question),
    ...answerLength(question),
    ...sourceHosts(question, pack),
    ...commandShape(question),
  ];
}

function unknownNames(
  { topics, keyPoints, prerequisites = [] }: Question,
  pack: PackFile,
  ids: ReadonlySet<string>,
): Finding[] {
  const knownTopics = new Set(pack.topics.map(({ id }) => id));
  const knownConcepts = new Set(pack.concepts.map(({ id }) => id));
  return [
    ...topics.flatMap((topic, i) =>
      knownTopics.has(topic)
        ? []
        : [{ path: ["topics", i], message: `"${topic}" is not a topic of the pack; use one from pack.yaml` }],
    ),
    ...keyPoints.flatMap(({ concept }, i) =>
      knownConcepts.has(concept)
        ? []
        : [
            {
              path: ["keyPoints", i, "concept"],
              message: `"${concept}" is not a concept of the pack; use one from pack.yaml or add it there`,
            },
          ],
    ),
    ...prerequisites.flatMap((id, i) =>
      ids.has(id) ? [] : [{ path: ["prerequisites", i], message: `there is no question "${id}"` }],
    ),
  ];
}

function repeatedIds({ keyPoints, probes }: Question): Finding[] {
  const lists = [
    { path: ["keyPoints"], ids: keyPoints.map(({ id }) => id) },
    { path: ["probes"], ids: probes.map(({ id }) => id) },
    ...probes.map((probe, i) => ({ path: ["probes", i, "points"], ids: probe.points.map(({ id }) => id) })),
  ];
  return lists.flatMap(({ path, ids }) =>
    ids.flatMap((id, i) =>
      ids.indexOf(id) === i
        ? []
        : [{ path: [...path, i, "id"], message: `"${id}" is used twice; give it an id of its own` }],
    ),
  );
}

function essentialCount({ keyPoints }: Question): Finding[] {
  const count = keyPoints.filter(({ essential }) => essential).length;
  return count === 1 || count === 2
    ? []
    : [{ path: ["keyPoints"], message: `${count} points are essential; mark one or two` }];
}

function answerLength({ modelAnswer, limitSeconds }: Question): Finding[] {
  const words = countWords(modelAnswer);
  const most = limitSeconds * WORDS_PER_SECOND;
  const [min, max] = [Math.ceil(most * ANSWER_SHARE.min), Math.floor(most * ANSWER_SHARE.max)];
  return words >= min && words <= max
    ? []
    : [
        {
          path: ["limitSeconds"],
          message: `the model answer has ${words} words; ${limitSeconds} s leave room for ${min} to ${max}`,
        },
      ];
}

function sourceHosts({ sources }: Question, pack: PackFile): Finding[] {
  return sources.flatMap(({ url }, i) =>
    pack.sourceHosts.includes(new URL(url).host)
      ? []
      : [{ path: ["sources", i, "url"], message: `must be a page of ${pack.sourceHosts.join(", ")}` }],
  );
}

function commandShape({ cli }: Question): Finding[] {
  return (cli?.accepted ?? []).flatMap((command, i) => {
    const path = ["cli", "accepted", i];
    if (!/^aws [a-z0-9-]+ [a-z0-9-]+/.test(command))
      return [{ path, message: "must be a command such as aws s3api list-buckets" }];
    return hasBalancedQuotes(command) ? [] : [{ path, message: "a quotation mark is not closed" }];
  });
}

function hasBalancedQuotes(command: string): boolean {
  let open = "";
  for (let i = 0; i < command.length; i += 1) {
    const character = command.charAt(i);
    if (character === "\\" && open !== "'") i += 1;
    else if (open) open = character === open ? "" : open;
    else if (character === '"' || character === "'") open = character;
  }
  return open === "";
}
