import type { Metadata } from "next";
import Link from "next/link";
import { startInterviewAction } from "@/app/(app)/interviews/actions";
import { BlueprintOption } from "@/components/interview/blueprint-option";
import { BlueprintRules } from "@/components/interview/blueprint-rules";
import { NewInterviewForm } from "@/components/interview/new-interview-form";
import { OwnRecipeFields } from "@/components/interview/own-recipe-fields";
import { requireViewer } from "@/lib/auth/viewer";
import { currentTime } from "@/lib/clock";
import { blueprintLine } from "@/lib/interview/words/describe-blueprint";
import { nothingToPractise } from "@/lib/interview/words/nothing-to-practise";
import { purposeWords } from "@/lib/interview/words/purpose-words";
import { recipeAbout, recipeOf } from "@/lib/interview/rules/blueprint/own-recipe";
import { listOffers } from "@/lib/interview/usecases/list-offers";

export const metadata: Metadata = { title: "New interview" };

export default async function NewInterviewPage({ searchParams }: PageProps<"/interviews/new">) {
  const asked = await searchParams;
  const [level, topic, concept, blueprint] = [
    asked["level"],
    asked["topic"],
    asked["concept"],
    asked["blueprint"],
  ].map((parameter) => (typeof parameter === "string" ? parameter : null));
  const viewer = await requireViewer("/interviews/new");
  const { extraTime } = viewer;
  const { offers, unpractised, bank, packs, lastOwn, isFirst } = await listOffers({
    ...viewer,
    now: currentTime(),
    conceptId: concept ?? null,
  });
  const wanted = level || topic ? "own" : (blueprint ?? (concept ? "concept" : null));
  const isOffered = wanted === "own" || offers.some((offer) => offer.blueprint.key === wanted);
  // A person who came to practise something doesn't find another choice instead.
  const instead = unpractised ? null : (offers[0]?.blueprint.key ?? "own");
  const chosen = isOffered ? wanted : instead;
  return (
    <>
      <h1>New interview</h1>
      {isFirst && (
        <p className="measure">
          Your first one? <Link href="/advice">Five short pages of advice</Link> say how a good
          answer sounds and what costs people the offer.
        </p>
      )}
      {unpractised && (
        <p className="measure">
          {nothingToPractise(unpractised)} <Link href="/progress">Progress</Link> lists what’s
          reserved and what’s set aside. Other interviews are below.
        </p>
      )}
      <NewInterviewForm action={startInterviewAction}>
        {offers.map((offer) => {
          const { key, title } = offer.blueprint;
          return (
            <BlueprintOption
              key={key}
              value={key}
              title={title}
              line={purposeWords(offer.blueprint)}
              extent={blueprintLine(offer.blueprint, offer, extraTime)}
              isChosen={key === chosen}
            >
              {key === "concept" && <input type="hidden" name="concept" value={concept ?? ""} />}
              <BlueprintRules rules={offer.blueprint} extraTime={extraTime} />
            </BlueprintOption>
          );
        })}
        <BlueprintOption
          value="own"
          title="Your own"
          line="Topics, levels, how much of each, and the clock's rule."
          extent={null}
          isChosen={chosen === "own"}
        >
          <OwnRecipeFields
            bank={bank}
            packs={packs}
            recipe={recipeAbout(
              recipeOf(lastOwn),
              { topic: topic ?? null, level: level ?? null },
              bank,
            )}
            extraTime={extraTime}
          />
        </BlueprintOption>
      </NewInterviewForm>
    </>
  );
}
