"use client";

import { useActionState, useState } from "react";
import { FormMessage } from "@/components/ui/form-message";
import { durationWords, interviewSeconds } from "@/lib/domain/interview/duration";
import { describeExtraTime, type ExtraTime } from "@/lib/domain/interview/extra-time";
import { levelName, LEVELS } from "@/lib/domain/question/level";

type FormState = {
  readonly message: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
};
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

/** Level, topic and number of questions, with how long it takes and the rule of the clock. */
export function NewInterviewForm({ action, offers, packs, extraTime, ...chosen }: NewInterviewFormProps) {
  const [state, submit, isPending] = useActionState(action, { message: null, fields: {}, typed: {} });
  const levels = LEVELS.filter((level) => offers.some((offer) => offer.level === level));
  const [level, setLevel] = useState<string>(levels.find((name) => name === chosen.level) ?? levels[0] ?? "beginner");
  const first = packs[0]?.id ?? "";
  const [topic, setTopic] = useState(chosen.topic ?? first);
  const atLevel = offers.filter((offer) => offer.level === level);
  const ofTopic = atLevel.filter((offer) => offer.topics.includes(topic));
  // A link may name a topic that has no question at this level: then all topics are offered.
  const fitting = ofTopic.length > 0 ? ofTopic : atLevel;
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
                  setTopic(first);
                }}
              />
              {levelName(name)}
            </label>
          ))}
        </div>
      </fieldset>
      <label className="block space-y-1.5">
        <span className="block font-medium">Topic</span>
        <select
          name="topic"
          className="field"
          value={ofTopic.length > 0 ? topic : ""}
          onChange={(event) => setTopic(event.target.value)}
        >
          {packs.map((pack) => (
            <optgroup key={pack.id} label={pack.title}>
              <option value={pack.id}>{pack.topics.length > 1 ? `All of ${pack.title}` : pack.title}</option>
              {pack.topics
                .filter(({ id }) => id !== pack.id && atLevel.some((offer) => offer.topics.includes(id)))
                .map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
            </optgroup>
          ))}
          <option value="">Everything</option>
        </select>
      </label>
      <label className="block space-y-1.5">
        <span className="block font-medium">Questions</span>
        <select
          name="count"
          className="field"
          value={count}
          onChange={(event) => setWanted(Number(event.target.value))}
        >
          {[...new Set([...COUNTS.filter((n) => n < fitting.length), Math.min(10, fitting.length)])].map((n) => (
            <option key={n}>{n}</option>
          ))}
        </select>
      </label>
      <p>
        It takes {durationWords(interviewSeconds(longest, extraTime))} at most.{" "}
        {extraTime === "none" ? "" : `${describeExtraTime(extraTime)}. `}The clock of a question starts when you see it
        and runs on whatever happens. At zero the answer locks. Between questions no clock runs.
      </p>
      <button className="button" disabled={isPending}>
        Start the interview
      </button>
    </form>
  );
}
