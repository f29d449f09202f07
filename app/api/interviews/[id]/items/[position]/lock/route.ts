import { lockAnswer } from "@/lib/interview/usecases/lock-answer";
import { itemRoute } from "@/lib/web/item-route";
import { isLockReply } from "@/lib/web/replies";
import { LockInput } from "@/lib/web/wire";

/** Locks the answer. */
export const POST = itemRoute(LockInput, isLockReply, ({ userId }, key, input) =>
  lockAnswer({ ...key, ...input, userId, now: new Date() }),
);
