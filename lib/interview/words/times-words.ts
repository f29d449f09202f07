import { counted } from "@/lib/shared/words/counted";
import { spanWords } from "@/lib/shared/words/span-words";
import type { TimesOfQuestion } from "@/lib/interview/rules/report/report-times";

/** Returns what the times of an interview show, as the title of their chart. */
export function timesInWords(times: readonly TimesOfQuestion[]): string {
  const total = times.reduce(
    (sum, { answeringMs, overtimeMs }) => sum + answeringMs + overtimeMs,
    0,
  );
  const timed = times.filter(({ limitMs }) => limitMs !== null);
  if (timed.length === 0)
    return `You answered ${counted(times.length, "question", "questions")} in ${spanWords(total)}, without a limit.`;
  const limit = timed.reduce((sum, { limitMs }) => sum + (limitMs ?? 0), 0);
  const over = timed.filter(({ overtimeMs }) => overtimeMs > 0).length;
  const cutOff = timed.filter(({ isCutOff }) => isCutOff).length;
  const how = [
    over > 0 ? `went over the limit ${timesWord(over)}` : [],
    cutOff > 0 ? `were cut off by the clock ${timesWord(cutOff)}` : [],
  ].flat();
  return `You used ${spanWords(total)} of ${spanWords(limit)} and ${how.join(" and ") || "stayed within the limit each time"}.`;
}

function timesWord(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
