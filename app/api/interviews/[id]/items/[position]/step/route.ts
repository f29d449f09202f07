import { actOnItem } from "@/lib/interview/usecases/act-on-item";
import { itemRoute } from "@/lib/web/item-route";
import { isTimeReply } from "@/lib/web/replies";
import { StepInput } from "@/lib/web/wire";

/**
 * Ends the thinking time, takes more time, opens the model answer early, says how sure the person
 * is, or notes the first tick.
 */
export const POST = itemRoute(StepInput, isTimeReply, ({ userId }, key, act) =>
  actOnItem({ ...key, userId, now: new Date(), act }),
);
