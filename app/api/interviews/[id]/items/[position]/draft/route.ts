import { currentTime } from "@/lib/clock";
import { keepDraft } from "@/lib/interview/usecases/keep-draft";
import { itemRoute } from "@/lib/requests/item-route";
import { isDraftReply } from "@/lib/requests/replies";
import { DraftInput } from "@/lib/requests/request-shapes";

/** Stores text typed while the clock runs, and how the answer is given. Returns the time left. */
export const POST = itemRoute(
  DraftInput,
  isDraftReply,
  ({ userId }, key, { answerMode, isInSight, held, ...typed }) =>
    keepDraft({ ...key, userId, now: currentTime(), typed, held, isInSight, answerMode }),
);
