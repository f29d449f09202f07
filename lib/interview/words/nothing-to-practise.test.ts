import { expect, test } from "vitest";
import { nothingToPractise } from "./nothing-to-practise";
import { conceptBlueprint } from "@/lib/interview/rules/blueprint/ready-made";

const DNS = conceptBlueprint({ id: "dns", title: "DNS" }, "aws");
const about = (id: string, concept = "dns") => ({
  id,
  level: "beginner",
  topics: ["networking"],
  limitSeconds: 60,
  concepts: [concept],
});

test.each([
  ["is kept", ["aws/one"], [], "No question of DNS can be practised now: it is kept for your mocks."],
  ["is set aside", ["aws/one"], ["aws/one"], "No question of DNS can be practised now: it is set aside."],
  [
    "are kept",
    ["aws/one", "aws/two"],
    [],
    "No question of DNS can be practised now: they are all kept for your mocks.",
  ],
  [
    "are set aside",
    ["aws/one", "aws/two"],
    ["aws/one", "aws/two"],
    "No question of DNS can be practised now: they are all set aside.",
  ],
  [
    "are of both kinds",
    ["aws/one", "aws/two"],
    ["aws/two"],
    "No question of DNS can be practised now: some are set aside, the others kept for your mocks.",
  ],
  ["have left the bank", [], [], "No question of DNS is in the bank any more."],
])("whoever wants to practise a concept whose questions %s is told so", (_, ids, aside, sentence) => {
  // Another concept and another pack have no part in it.
  const bank = [...ids.map((id) => about(id)), about("aws/other", "caching"), about("behavioural/other")];
  expect(nothingToPractise("DNS", DNS, bank, { setAside: new Set(aside) })).toBe(sentence);
});
