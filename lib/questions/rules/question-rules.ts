import { commandWords } from "./shell-words";
import type { Level } from "./level";
import type { PackFile, Question } from "./question-schema";

/** How fast people speak when they explain something. */
const WORDS_PER_SECOND = 2.3;
/**
 * A model answer that fills its limit leaves no time to think, and one that uses less than half of
 * it says too little.
 */
const ANSWER_SHARE = { min: 0.5, max: 0.9 } as const;

/** How many probes a question has. Beginners are pressed less. */
export const PROBES: Readonly<Record<Level, { readonly min: number; readonly max: number }>> = {
  beginner: { min: 1, max: 2 },
  intermediate: { min: 2, max: 3 },
  advanced: { min: 2, max: 3 },
};

export type Finding = { readonly path: readonly (string | number)[]; readonly message: string };

/** Returns how many words of a Markdown text are spoken. Nobody reads out a block of code. */
export function spokenWordCount(markdown: string): number {
  const spoken = markdown.replaceAll(/^```[\s\S]*?^```$/gm, "");
  return spoken.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/**
 * Returns the faults of a question that has the right shape, each with its field and what to do.
 * `ids` are all questions of the pack.
 */
export function questionFindings(
  question: Question,
  pack: PackFile,
  ids: ReadonlySet<string>,
): Finding[] {
  return [
    ...unknownNames(question, pack, ids),
    ...repeatedIds(question),
    ...repeatedEntries(question),
    ...ownPrerequisite(question),
    ...essentialCount(question),
    ...probeCount(question),
    ...answerLength(question),
    ...sourceHosts(question, pack),
    ...answerLinks(question, pack),
    ...sourceDays(question),
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
        : [
            {
              path: ["topics", i],
              message: `"${topic}" is not a topic of the pack; use one from pack.yaml`,
            },
          ],
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
    ...probes.map((probe, i) => ({
      path: ["probes", i, "points"],
      ids: probe.points.map(({ id }) => id),
    })),
  ];
  return lists.flatMap(({ path, ids }) =>
    ids.flatMap((id, i) =>
      ids.indexOf(id) === i
        ? []
        : [
            {
              path: [...path, i, "id"],
              message: `"${id}" is used twice; give it an id of its own`,
            },
          ],
    ),
  );
}

/** Returns the texts that occur twice and should occur once. */
function repeatedEntries({ topics, sources, cli, confusions }: Question): Finding[] {
  const lists = [
    { path: ["topics"], field: [], entries: topics },
    { path: ["sources"], field: ["url"], entries: sources.map(({ url }) => url) },
    { path: ["cli", "accepted"], field: [], entries: cli?.accepted ?? [] },
    ...confusions.map(({ between }, i) => ({
      path: ["confusions", i, "between"],
      field: [],
      entries: between,
    })),
  ];
  return lists.flatMap(({ path, field, entries }) =>
    entries.flatMap((entry, i) =>
      entries.indexOf(entry) === i
        ? []
        : [
            {
              path: [...path, i, ...field],
              message: "is there already; take it out or name another",
            },
          ],
    ),
  );
}

function ownPrerequisite({ id, prerequisites = [] }: Question): Finding[] {
  return prerequisites.flatMap((other, i) =>
    other === id
      ? [{ path: ["prerequisites", i], message: "is this question itself; take it out" }]
      : [],
  );
}

function essentialCount({ keyPoints }: Question): Finding[] {
  const count = keyPoints.filter(({ essential }) => essential).length;
  return count === 1 || count === 2
    ? []
    : [{ path: ["keyPoints"], message: `${count} points are essential; mark one or two` }];
}

function probeCount({ level, probes }: Question): Finding[] {
  const { min, max } = PROBES[level];
  return probes.length >= min && probes.length <= max
    ? []
    : [{ path: ["probes"], message: `${probes.length} at level ${level}; write ${min} to ${max}` }];
}

function answerLength({ modelAnswer, limitSeconds }: Question): Finding[] {
  const words = spokenWordCount(modelAnswer);
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
    isPageOf(url, pack)
      ? []
      : [
          {
            path: ["sources", i, "url"],
            message: `must be a page of ${pack.sourceHosts.join(", ")}`,
          },
        ],
  );
}

/**
 * Returns the links in the answer that break the rule of sources. They have no field, so the fault
 * is for the whole file.
 */
function answerLinks({ modelAnswer }: Question, pack: PackFile): Finding[] {
  return [...modelAnswer.matchAll(/\]\(\s*<?([^)>\s]*)/g)].flatMap(([, url = ""]) =>
    isPageOf(url, pack)
      ? []
      : [
          {
            path: [],
            message: `the answer links to "${url}"; it must be a page of ${pack.sourceHosts.join(", ")}`,
          },
        ],
  );
}

function isPageOf(url: string, { sourceHosts: hosts }: PackFile): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return protocol === "https:" && hosts.includes(host);
}

/**
 * Returns the faults of the days on which pages were read. None can be later than the day on which
 * the question was checked as a whole.
 */
function sourceDays({ sources, asOf, confidence }: Question): Finding[] {
  const late = sources.flatMap(({ checked }, i) =>
    checked !== null && checked > asOf
      ? [
          {
            path: ["sources", i, "checked"],
            message: `is later than asOf (${asOf}); move asOf to the newest check`,
          },
        ]
      : [],
  );
  return confidence === "high" && sources.some(({ checked }) => checked === null)
    ? [
        ...late,
        { path: ["confidence"], message: "a source was not read; read it, or say medium or low" },
      ]
    : late;
}

function commandShape({ cli }: Question): Finding[] {
  return (cli?.accepted ?? []).flatMap((command, i) => {
    const path = ["cli", "accepted", i];
    if (!/^aws [a-z0-9-]+ [a-z0-9-]+/.test(command))
      return [{ path, message: "must be a command such as aws s3api list-buckets" }];
    return commandWords(command)
      ? []
      : [
          {
            path,
            message:
              'must be one command with its quotation marks closed; quote placeholders, as in "<name>"',
          },
        ];
  });
}
