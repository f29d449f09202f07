import { LEVELS } from "@/lib/questions/rules/level";
import type { Blueprint } from "./blueprint";
import { GRADING_RULE } from "@/lib/memory/rules/grading/grading-rule";

/** The keys of the ready-made blueprints, as links and forms name them. */
export const READY_KEYS = [
  "screen",
  "associate",
  "architect",
  "rapid",
  "weak",
  "behavioural",
] as const;

/** A blueprint that comes with the app. */
export type ReadyMade = Blueprint & { readonly key: (typeof READY_KEYS)[number] };

const TECHNICAL = ["aws"];
const STORIES = ["behavioural"];

/** The usual settings: a clock that locks, the questions' own limits, any topic. */
const USUAL = { mode: "strict", limitShare: 1, focus: "any", sessionSeconds: null } as const;

/**
 * The ready-made interviews, the usual ones first. Numbers of questions are fixed, so two of a kind
 * can be compared and extra time makes an interview longer, not thinner; each has what fits into
 * the minutes of its title.
 */
export const READY_MADE: readonly ReadyMade[] = [
  {
    ...USUAL,
    key: "screen",
    title: "15-minute screen",
    // A pause of this length is a breath on the telephone.
    thinkingSeconds: 10,
    sessionSeconds: 15 * 60,
    cells: [
      { levels: ["beginner"], topics: TECHNICAL, questions: 4 },
      { levels: ["intermediate"], topics: TECHNICAL, questions: 2 },
    ],
  },
  {
    ...USUAL,
    key: "associate",
    title: "45-minute associate loop",
    thinkingSeconds: 15,
    sessionSeconds: 45 * 60,
    cells: [
      { levels: ["intermediate"], topics: TECHNICAL, questions: 8 },
      { levels: ["advanced"], topics: TECHNICAL, questions: 3 },
      { levels: ["intermediate"], topics: STORIES, questions: 2 },
    ],
  },
  {
    ...USUAL,
    key: "architect",
    title: "60-minute architect round",
    // People sketch before they answer a design question.
    thinkingSeconds: 30,
    sessionSeconds: 60 * 60,
    cells: [
      { levels: ["advanced"], topics: ["architecture-resilience"], questions: 3 },
      { levels: ["advanced"], topics: TECHNICAL, questions: 6 },
      { levels: ["advanced"], topics: STORIES, questions: 2 },
    ],
  },
  {
    ...USUAL,
    key: "rapid",
    title: "Rapid fire",
    thinkingSeconds: 0,
    // A complete answer within this time counts as easy.
    limitShare: GRADING_RULE.easyTimeShare,
    cells: [
      { levels: ["beginner"], topics: TECHNICAL, questions: 6 },
      { levels: ["intermediate"], topics: TECHNICAL, questions: 4 },
    ],
  },
  {
    ...USUAL,
    key: "weak",
    title: "Weak topics only",
    // This one is for learning: the clock is shown and locks nothing.
    mode: "relaxed",
    thinkingSeconds: 15,
    focus: "weak",
    cells: [{ levels: LEVELS, topics: [], questions: 5 }],
  },
  {
    ...USUAL,
    key: "behavioural",
    title: "Behavioural",
    // An interviewer doesn't cut a story off.
    mode: "relaxed",
    thinkingSeconds: 30,
    cells: [{ levels: LEVELS, topics: STORIES, questions: 4 }],
  },
];

/**
 * Practice of one concept across its pack: three questions with a key point of it, because fewer
 * could be covered by chance.
 */
export function conceptBlueprint(
  concept: { readonly id: string; readonly title: string },
  packId: string,
): Blueprint {
  return {
    ...USUAL,
    key: "concept",
    title: `Practice: ${concept.title}`,
    mode: "relaxed",
    thinkingSeconds: 15,
    concept: concept.id,
    cells: [{ levels: LEVELS, topics: [packId], questions: 3 }],
  };
}
