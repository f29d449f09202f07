import { actOnItem } from "@/lib/interview/usecases/act-on-item";
import { itemRoute } from "@/lib/requests/item-route";
import { isTimeReply } from "@/lib/requests/replies";
import { StepInput } from "@/lib/requests/request-shapes";

/**
 * Ends the thinking time, takes more time, opens the model answer early, says how sure the person
 * is, or notes the first tick.
 */
export const POST = itemRoute(StepInput, isTimeReply, ({ userId }, key, act) =>
  actOnItem({ ...key, userId, now: new Date(), act }),
);
