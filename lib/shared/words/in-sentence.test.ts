import { expect, test } from "vitest";
import { inSentence } from "./in-sentence";

test.each([
  ["Cold starts", "cold starts"],
  ["Timeouts, retries and back-pressure", "timeouts, retries and back-pressure"],
  ["DNS", "DNS"],
  ["API front doors", "API front doors"],
  ["Availability Zones", "Availability Zones"],
  ["DevOps and infrastructure as code", "DevOps and infrastructure as code"],
  ["", ""],
])("%s", (title, within) => {
  expect(inSentence(title)).toBe(within);
});
