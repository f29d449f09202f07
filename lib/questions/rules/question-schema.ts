import * as z from "zod";
import { LEVELS } from "./level";

export const QUESTION_LIMITS = {
  questionTextMax: 240,
  pointMax: 160,
  pointsMin: 4,
  pointsMax: 7,
  limitSecondsMin: 30,
  limitSecondsMax: 600,
} as const;

/** Lower-case words joined by hyphens. */
const Slug = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "must be lower-case words joined by hyphens, such as iam-users-and-roles",
  );
const Text = (max: number) =>
  z.string().trim().min(1, "must not be empty").max(max, `must have at most ${max} characters`);
/** YAML gives an unquoted date as a Date, a quoted one as text. */
const Day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.iso.date("must be a day such as 2026-11-23"),
);
const Count = z.number().int().min(0);
const LimitSeconds = z
  .number()
  .int()
  .min(QUESTION_LIMITS.limitSecondsMin)
  .max(QUESTION_LIMITS.limitSecondsMax);

/** One thing that a good answer says. */
export const KeyPoint = z.strictObject({
  id: Slug,
  text: Text(QUESTION_LIMITS.pointMax).describe(
    "One idea that candidates can check against their own answer",
  ),
  weight: z
    .number()
    .int()
    .min(1)
    .max(3)
    .describe("3 carries the answer, 2 belongs to a good one, 1 marks a very good one"),
  essential: z
    .boolean()
    .optional()
    .describe("What an interviewer would not let pass; one or two a question"),
  concept: Slug.describe("An id of pack.yaml"),
  match: z.array(Text(60)).max(8).optional().describe("Words that a typed answer would hold"),
});
export type KeyPoint = z.output<typeof KeyPoint>;

/** A follow-up question from the interviewer. */
export const Probe = z.strictObject({
  id: Slug,
  prompt: Text(QUESTION_LIMITS.questionTextMax),
  limitSeconds: LimitSeconds,
  points: z
    .array(z.strictObject({ id: Slug, text: Text(QUESTION_LIMITS.pointMax) }))
    .min(2)
    .max(4),
});

export const CliTask = z.strictObject({
  task: Text(300),
  accepted: z
    .array(Text(600))
    .min(1)
    .max(6)
    .describe("Commands of AWS CLI v2 that do the task, the usual form first"),
  why: Text(400),
});

/** Two things that get mixed up, and the one question that tells them apart. */
export const Confusion = z.strictObject({
  between: z.tuple([Text(60), Text(60)]),
  tellApart: Text(200).describe("The one question that tells them apart"),
});

export const Source = z.strictObject({
  title: Text(160),
  url: z
    .string()
    .regex(/^https:\/\/[^\s/@]+\.[^\s/@]+(\/\S*)?$/, "must be an https address without spaces"),
  /** The day on which this page's own text was read, else null. */
  checked: Day.nullable().describe("The day on which this page's own text was read, else null"),
});

/** The front matter of a question file. */
export const QuestionFront = z.strictObject({
  id: Slug.describe("The file's name; it stays for ever"),
  level: z.enum(LEVELS),
  topics: z
    .array(Slug)
    .min(1)
    .max(2, "one main topic and at most one more")
    .describe("Ids of pack.yaml: the main topic, and at most one more"),
  difficulty: z.number().int().min(1).max(5).describe("1 to 5 over all levels"),
  limitSeconds: LimitSeconds.describe(
    "The time for the answer; the model answer fills 50 to 90 % of it",
  ),
  prompt: Text(QUESTION_LIMITS.questionTextMax).describe(
    "The question, as an interviewer asks it aloud",
  ),
  keyPoints: z.array(KeyPoint).min(QUESTION_LIMITS.pointsMin).max(QUESTION_LIMITS.pointsMax),
  probes: z.array(Probe).min(1).max(3),
  cli: CliTask.optional(),
  confusions: z.array(Confusion).min(1).max(4),
  prerequisites: z.array(Slug).max(5).optional().describe("Ids of questions that come first"),
  sources: z.array(Source).min(1).max(10),
  confidence: z.enum(["high", "medium", "low"]).describe("High only where every source was read"),
  asOf: Day.describe("The day for which all of it was last checked"),
});
export type QuestionFront = z.output<typeof QuestionFront>;

/**
 * A question as its file has it: front matter and the model answer in Markdown. It's stored like
 * this, one row per revision.
 */
export type Question = QuestionFront & { readonly modelAnswer: string };

/** The pack file. */
export const PackFile = z.strictObject({
  id: Slug,
  title: Text(60),
  description: Text(300),
  language: z.string().regex(/^[a-z]{2}$/),
  licence: Text(40),
  /** Hosts whose pages count as sources. */
  sourceHosts: z.array(z.string()).min(1),
  topics: z.array(z.strictObject({ id: Slug, title: Text(60) })).min(1),
  concepts: z.array(z.strictObject({ id: Slug, title: Text(60) })).min(1),
  /**
   * The least number of questions in a finished pack, by main topic. A growing pack leaves this
   * out.
   */
  coverage: z
    .strictObject({
      perLevel: Count,
      perTopic: Count,
      /** Per topic and level. */
      perCell: Count,
      /** Cells that stay empty because nobody asks such questions. */
      except: z
        .array(z.strictObject({ topic: Slug, levels: z.array(z.enum(LEVELS)).min(1) }))
        .optional(),
    })
    .optional(),
  sample: Slug.optional().describe(
    "The question that visitors can try without an account; it's never reserved for mocks",
  ),
  /** Retired questions. Their ids stay taken. */
  retired: z.array(z.strictObject({ id: Slug, reason: Text(200) })).optional(),
});
export type PackFile = z.output<typeof PackFile>;

/** A pack as the loader passes it on and the data layer stores it. */
export type LoadedPack = {
  readonly pack: PackFile;
  /** Equal digests mean equal packs. */
  readonly digest: string;
  readonly questions: readonly {
    /** Pack and slug: "aws/iam-users-and-roles". */
    readonly id: string;
    readonly revision: string;
    readonly content: Question;
  }[];
};
