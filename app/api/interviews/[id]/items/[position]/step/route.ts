import { currentTime } from "@/lib/clock";
import { actOnItem } from "@/lib/interview/usecases/act-on-item";
import { itemRoute } from "@/lib/requests/item-route";
import { isTimeReply } from "@/lib/requests/replies";
import { StepInput } from "@/lib/requests/request-shapes";

/**
 * Ends the thinking time, takes an extra minute, opens the model answer early, stores the
 * confidence, or stores the first tick.
 */
export const POST = itemRoute(StepInput, isTimeReply, ({ userId }, key, act) =>
  actOnItem({ ...key, userId, now: currentTime(), act }),
);
