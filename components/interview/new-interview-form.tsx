"use client";

import { useActionState, useState } from "react";
import { FormMessage } from "@/components/ui/form-message";
import { NOTHING_SENT, type FormState } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { durationWords, interviewSeconds } from "@/lib/domain/interview/duration";
import { describeExtraTime, type ExtraTime } from "@/lib/domain/interview/extra-time";
import { fittingQuestions } from "@/lib/domain/interview/select-questions";
import { keepOffered, topicOffers } from "@/lib/domain/interview/topic-offers";
import { levelName, LEVELS } from "@/lib/domain/question/level";
import { TopicChoice } from "./topic-choice";

type Titled = { readonly id: string; readonly title: string };
type Offer = { readonly level: string; readonly topics: readonly string[]; readonly limitSeconds: number };

type NewInterviewFormProps = Readonly<{
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** What the bank holds: nothing else is offered. */
  offers: readonly Offer[];
  packs: readonly (Titled & { readonly topics: readonly Titled[] })[];
  extraTime: ExtraTime;
  /** Chosen beforehand, by a link from the progress page. */
  level: string | null;
  topic: string | null;
}>;

const COUNTS = [1, 3, 5, 10];

/** Level, topics and number of questions, with how long it takes and the rule of the clock. */
export function NewInterviewForm({ action, offers, packs, extraTime, ...chosen }: NewInterviewFormProps) {
  const [state, submit, isPending] = useActionState(action, NOTHING_SENT);
  const levels = LEVELS.filter((level) => offers.some((offer) => offer.level === level));
  const [level, setLevel] = useState<string>(levels.find((name) => name === chosen.level) ?? levels[0] ?? "beginner");
  const offered = topicOffers(packs, offers, level);
  // A link may name a topic that has no question at this level.
  const [topics, setTopics] = useState(keepOffered(chosen.topic ? [chosen.topic] : [], offered));
  const fitting = topics.length > 0 ? fittingQuestions(offers, { level, topics }) : [];
  const [wanted, setWanted] = useState(3);
  const count = Math.min(wanted, Math.max(1, fitting.length));
  const longest = fitting
    .map((offer) => offer.limitSeconds)
    .toSorted((a, b) => b - a)
    .slice(0, count);
  return (
    <form action={submit} className="max-w-xl space-y-6">
      <FormMessage message={state.message ?? Object.values(state.fields)[0] ?? null} />
      <fieldset className="space-y-2">
        <legend className="font-medium">Level</legend>
        <div className="flex flex-wrap gap-x-6">
          {levels.map((name) => (
            <label key={name} className="flex min-h-11 items-center gap-2">
              <input
                type="radio"
                name="level"
                value={name}
                className="size-5 accent-stage"
                checked={level === name}
                onChange={() => {
                  setLevel(name);
                  setTopics(keepOffered(topics, topicOffers(packs, offers, name)));
                }}
              />
              {levelName(name)}
            </label>
          ))}
        </div>
      </fieldset>
      <TopicChoice packs={offered} chosen={topics} onChoose={setTopics} />
      <label className="block space-y-1.5">
        <span className="block font-medium">Questions</span>
        <select
          name="count"
          className="field"
          value={count}
          onChange={(event) => setWanted(Number(event.target.value))}
        >
          {[...new Set([...COUNTS.filter((n) => n < fitting.length), Math.min(10, Math.max(1, fitting.length))])].map(
            (n) => (
              <option key={n}>{n}</option>
            ),
          )}
        </select>
      </label>
      <p>
        {topics.length === 0
          ? "Choose at least one topic. "
          : `It takes ${durationWords(interviewSeconds(longest, extraTime))} at most. `}
        {extraTime === "none" ? "" : `${describeExtraTime(extraTime)}. `}The clock of a question starts when you see it
        and runs on whatever happens. At zero the answer locks. Between questions no clock runs.
      </p>
      <SubmitButton isPending={isPending}>Start the interview</SubmitButton>
    </form>
  );
}
