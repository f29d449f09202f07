import { expect, test } from "vitest";
import { conceptBlueprint } from "./ready-made";
import { countUnpractised } from "./unpractised";

const DNS = conceptBlueprint({ id: "dns", title: "DNS" }, "aws");
const about = (id: string, concept = "dns") => ({
  id,
  level: "beginner",
  topics: ["networking"],
  limitSeconds: 60,
  concepts: [concept],
});

test.each([
  ["none set aside", ["aws/one", "aws/two"], [], { questions: 2, setAside: 0 }],
  ["one set aside", ["aws/one", "aws/two"], ["aws/two"], { questions: 2, setAside: 1 }],
  ["all set aside", ["aws/one"], ["aws/one"], { questions: 1, setAside: 1 }],
  ["none in the bank", [], [], { questions: 0, setAside: 0 }],
])("the questions of a concept are counted with %s", (_, ids, aside, counts) => {
  // Another concept and another pack don't count.
  const bank = [
    ...ids.map((id) => about(id)),
    about("aws/other", "caching"),
    about("behavioural/other"),
  ];
  expect(countUnpractised(DNS, bank, { setAside: new Set(aside) })).toEqual(counts);
});
