import { currentTime } from "@/lib/clock";
import { lockAnswer } from "@/lib/interview/usecases/lock-answer";
import { itemRoute } from "@/lib/requests/item-route";
import { isLockReply } from "@/lib/requests/replies";
import { LockInput } from "@/lib/requests/request-shapes";

/** Locks the answer. */
export const POST = itemRoute(LockInput, isLockReply, ({ userId }, key, input) =>
  lockAnswer({ ...key, ...input, userId, now: currentTime() }),
);
