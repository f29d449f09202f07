"use client";

import { useState } from "react";
import { toggleTopic, type PackOffer } from "@/lib/interview/rules/blueprint/topic-offers";

type TopicChoiceProps = Readonly<{
  packs: readonly PackOffer[];
  chosen: readonly string[];
  onChoose: (chosen: readonly string[]) => void;
}>;

/**
 * Shows boxes for a whole pack or some of its topics, with the topics of each pack behind one line.
 */
export function TopicChoice({ packs, chosen, onChoose }: TopicChoiceProps) {
  return (
    <fieldset>
      <legend className="font-medium">Topics</legend>
      <p className="text-sm text-soft">
        The number says how many questions there are at the levels you ask for.
      </p>
      <div className="mt-2 divide-y divide-line border-y border-line">
        {packs.map((pack) => (
          <Pack key={pack.id} pack={pack} chosen={chosen} onChoose={onChoose} />
        ))}
      </div>
    </fieldset>
  );
}

function Pack({
  pack,
  chosen,
  onChoose,
}: Omit<TopicChoiceProps, "packs"> & Readonly<{ pack: PackOffer }>) {
  const some = pack.topics.filter(({ id }) => chosen.includes(id)).length;
  // It opens by itself once, for a topic that was chosen beforehand. After that only the person
  // opens and closes it.
  const [isOpen] = useState(some > 0);
  const box = (id: string, title: string, count: number) => (
    <label className="flex min-h-11 cursor-pointer items-center gap-3">
      <input
        type="checkbox"
        name="topic"
        value={id}
        className="size-5 shrink-0 accent-stage"
        checked={chosen.includes(id)}
        onChange={() => onChoose(toggleTopic(chosen, id, pack))}
      />
      <span>
        {title}&nbsp;<span className="pl-1 text-sm text-soft tabular-nums">{count}</span>
      </span>
    </label>
  );
  if (pack.topics.length < 2)
    return <div className="py-1">{box(pack.id, pack.title, pack.count)}</div>;
  return (
    <div className="py-1">
      {box(pack.id, `All of ${pack.title}`, pack.count)}
      <details open={isOpen} className="pl-8">
        <summary className="disclosure">
          {some === 0
            ? `Choose topics of ${pack.title}`
            : `${some} of ${pack.topics.length} topics chosen`}
        </summary>
        <fieldset className="grid gap-x-8 pb-2 sm:grid-cols-2">
          <legend className="sr-only">Topics of {pack.title}</legend>
          {pack.topics.map(({ id, title, count }) => (
            <div key={id}>{box(id, title, count)}</div>
          ))}
        </fieldset>
      </details>
    </div>
  );
}
