import { clockOfDay } from "@/lib/interview/words/kept-words";
import type { Offer } from "./use-kept-offer";

type KeptOfferProps = Readonly<{ kept: Offer; onTake: () => void; onLeave: () => void }>;

/** Shows a text that this device kept, and asks which of the two is the answer. */
export function KeptOffer({ kept, onTake, onLeave }: KeptOfferProps) {
  return (
    <section className="space-y-3 border-l-4 border-line pl-4" aria-labelledby="kept">
      <p id="kept" role="status" className="font-medium">
        Kept on this device at {clockOfDay(kept.at)},{" "}
        {kept.isNewer ? "newer than" : "different from"} what Greenroom has.
      </p>
      <p className="max-h-56 overflow-auto persons-text font-serif">{kept.text}</p>
      <div className="flex flex-wrap gap-3">
        <button type="button" className="button-quiet" onClick={onTake}>
          Use this text
        </button>
        <button type="button" className="button-quiet" onClick={onLeave}>
          Keep the text in the box
        </button>
      </div>
      <p className="text-sm text-soft">Neither is lost: the other one is shown with your answer.</p>
    </section>
  );
}
