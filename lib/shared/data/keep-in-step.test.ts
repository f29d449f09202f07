import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { clockOffset, currentTime, setClockOffset } from "@/lib/clock";
import { keepInStep, measureClock } from "./keep-in-step";

const APART_MS = 30_000;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  setClockOffset(0);
});

/** Lets this process's clock be wrong by so much. */
function shiftClock(ms: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
}

test("a clock that agrees with the database's is left as it is", async () => {
  expect(await measureClock()).toBe(0);
});

test.each([
  ["behind", -APART_MS],
  ["ahead", APART_MS],
])("a clock that is 30 seconds %s goes by the database's", async (_, apart) => {
  const right = Date.now();
  shiftClock(apart);
  const ahead = await measureClock();
  expect(Math.abs(ahead + apart)).toBeLessThan(APART_MS / 10);
  expect(Math.abs(currentTime().getTime() - right)).toBeLessThan(APART_MS / 10);
});

test("a wrong clock is said once, and once more when it's right again", async () => {
  const said = vi.spyOn(console, "warn").mockReturnValue();
  const words = () => said.mock.calls.map(([text]) => String(text));
  shiftClock(-APART_MS);
  onTestFinished(await keepInStep(1));
  expect(words()).toEqual([
    expect.stringMatching(/^This machine's clock is (29|30)\.\d s behind the database's\. /),
  ]);
  await vi.waitFor(() => expect(clockOffset()).toBeGreaterThan(0));
  vi.useRealTimers();
  await vi.waitFor(() => expect(words()).toHaveLength(2));
  expect(words()[1]).toContain("agrees with the database's again.");
});
