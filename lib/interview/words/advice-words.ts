import type { Advice } from "@/lib/interview/rules/report/closing-advice";

/** The pages of advice that a closing line links to. */
export const ADVICE_PAGES = ["prepare", "say-it", "pitfalls", "behave"] as const;

/** A closing line, and the page of advice to read next. */
export type AdviceWords = { readonly text: string; readonly page: (typeof ADVICE_PAGES)[number] };

/** The closing line of a report. */
export const CLOSING_ADVICE: Readonly<Record<Advice, AdviceWords>> = {
  all_new: {
    page: "prepare",
    text: "Most of this was new to you. Learn each service by four questions, and come back to it.",
  },
  cut_short: {
    page: "say-it",
    text: "The clock cut you short. Put the answer into your first sentence, the reasons after it.",
  },
  essential_missed: {
    page: "say-it",
    text: "You left out what an interviewer would wait for. Say the essential point first.",
  },
  time_left: {
    page: "pitfalls",
    text: "You had time left. Use it for what it costs, how it fails, and how you would know.",
  },
  incomplete: {
    page: "prepare",
    text: "You knew the main thing, and not all that belongs to it. Ask of each service what it costs and where it stops.",
  },
  known: {
    page: "behave",
    text: "You know this. Now have a true story ready for each thing you say you can do.",
  },
};
