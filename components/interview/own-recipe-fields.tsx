"use client";

import { useState } from "react";
import { blueprintLine } from "@/lib/interview/words/describe-blueprint";
import { NO_PRACTICE, type DrawQuestion } from "@/lib/interview/rules/blueprint/draw-weight";
import { estimateBlueprint } from "@/lib/interview/rules/blueprint/estimate-blueprint";
import type { ExtraTime } from "@/lib/interview/rules/blueprint/extra-time";
import {
  MAX_AMOUNT,
  AMOUNT_UNITS,
  ownBlueprint,
  THINKING_CHOICES,
  type OwnRecipe,
} from "@/lib/interview/rules/blueprint/own-recipe";
import { keepOffered, topicOffers } from "@/lib/interview/rules/blueprint/topic-offers";
import { LEVELS } from "@/lib/questions/rules/level";
import { levelName } from "@/lib/questions/words/level-words";
import { TopicChoice } from "./topic-choice";

type IdAndTitle = { readonly id: string; readonly title: string };

type OwnRecipeFieldsProps = Readonly<{
  /** The part of the bank that this person can choose from. */
  bank: readonly DrawQuestion[];
  packs: readonly (IdAndTitle & { readonly topics: readonly IdAndTitle[] })[];
  /** The initial values of the fields. */
  recipe: OwnRecipe;
  extraTime: ExtraTime;
}>;

const MODES = [
  ["strict", "Strict: at zero the answer locks"],
  ["relaxed", "Relaxed: the clock runs on below zero, and the overtime is written down"],
] as const;

/**
 * Shows the fields of a custom interview: topics, questions of each level, thinking time and the
 * clock's rule, with its length in words.
 */
export function OwnRecipeFields({ bank, packs, recipe: first, extraTime }: OwnRecipeFieldsProps) {
  const [recipe, setRecipe] = useState(() => {
    // A link or an older recipe may name a topic that the bank no longer has.
    return { ...first, topic: keepOffered(first.topic, topicOffers(packs, bank, LEVELS)) };
  });
  const change = (more: Partial<OwnRecipe>) => setRecipe((before) => ({ ...before, ...more }));
  const levels = LEVELS.filter((level) => recipe[level] > 0);
  const blueprint = ownBlueprint(recipe);
  const estimate = estimateBlueprint(bank, NO_PRACTICE, blueprint, extraTime);
  const isEmpty = recipe.topic.length === 0 || estimate.questions === 0;
  return (
    <div className="space-y-6">
      <TopicChoice
        packs={topicOffers(packs, bank, levels.length > 0 ? levels : LEVELS)}
        chosen={recipe.topic}
        onChoose={(topic) => change({ topic })}
      />
      <fieldset className="space-y-2">
        <legend className="font-medium">How much of each level</legend>
        <div className="flex flex-wrap gap-x-6">
          {AMOUNT_UNITS.map((unit) => (
            <Radio
              key={unit}
              name="unit"
              value={unit}
              isChosen={first.unit === unit}
              onChoose={() => change({ unit })}
            >
              {unit === "questions" ? "In questions" : "In minutes, the grading included"}
            </Radio>
          ))}
        </div>
        <div className="grid max-w-md grid-cols-3 gap-3">
          {LEVELS.map((level) => (
            <label key={level} className="space-y-1 text-sm">
              <span>{levelName(level)}</span>
              <input
                name={level}
                type="number"
                inputMode="numeric"
                min={0}
                max={MAX_AMOUNT}
                className="field text-base"
                defaultValue={first[level]}
                onChange={({ target }) => change({ [level]: amountOf(target.value) })}
              />
            </label>
          ))}
        </div>
      </fieldset>
      <label className="block max-w-xs space-y-1.5">
        <span className="block font-medium">Time to think before the clock starts</span>
        <select
          name="thinking"
          className="field"
          defaultValue={first.thinking}
          onChange={({ target }) => change({ thinking: Number(target.value) })}
        >
          {THINKING_CHOICES.map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === 0 ? "None" : `${seconds} s`}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend className="font-medium">Clock</legend>
        {MODES.map(([mode, words]) => (
          <Radio
            key={mode}
            name="mode"
            value={mode}
            isChosen={first.mode === mode}
            onChoose={() => change({ mode })}
          >
            {words}
          </Radio>
        ))}
      </fieldset>
      <output className="block font-medium tabular-nums">
        {isEmpty
          ? "Nothing fits yet: choose a topic, and a level that has questions of it."
          : `${blueprintLine(blueprint, estimate, extraTime)}.`}
      </output>
    </div>
  );
}

/**
 * Returns the amount in a field while it's being typed. One that the server would refuse counts as
 * none.
 */
function amountOf(text: string): number {
  const amount = Number(text);
  return Number.isInteger(amount) && amount >= 0 && amount <= MAX_AMOUNT ? amount : 0;
}

type RadioProps = Readonly<{
  name: string;
  value: string;
  isChosen: boolean;
  onChoose: () => void;
  children: string;
}>;

function Radio({ name, value, isChosen, onChoose, children }: RadioProps) {
  return (
    <label className="flex min-h-11 items-center gap-2">
      <input
        type="radio"
        name={name}
        value={value}
        className="size-5 shrink-0 accent-stage"
        defaultChecked={isChosen}
        onChange={onChoose}
      />
      {children}
    </label>
  );
}
