import { recordReads } from "@/lib/data/reveals";

/** Notes that a page has these questions' model answers open now: a mock that asks one of them within a day is assisted. */
export async function noteReading(request: {
  readonly userId: string;
  readonly questionIds: readonly string[];
  readonly now: Date;
}): Promise<void> {
  await recordReads(request.userId, request.questionIds, request.now);
}
