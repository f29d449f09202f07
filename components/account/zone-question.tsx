"use client";

import { useSyncExternalStore } from "react";
import { FormMessage } from "@/components/ui/form-message";
import { useForm } from "@/components/ui/form-state";
import { isSameZone } from "@/lib/shared/same-zone";
import type { FormAction } from "@/lib/shared/form-state";

type ZoneQuestionProps = Readonly<{
  zone: string;
  declinedZone: string | null;
  action: FormAction;
}>;

const nothing = () => () => undefined;

/** The last question's answer: comparing zones takes some milliseconds. */
const answered = { question: "", zone: "" };

/**
 * Returns the device's zone, or `zone` where there's nothing to ask: days are the same in both, or
 * in the device's and the declined one.
 */
function deviceZone(zone: string, declinedZone: string | null): string {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const question = JSON.stringify([here, zone, declinedZone]);
  if (answered.question !== question) {
    const now = new Date();
    const isKnown = [zone, declinedZone].some(
      (known) => known !== null && isSameZone(here, known, now),
    );
    Object.assign(answered, { question, zone: isKnown || !here ? zone : here });
  }
  return answered.zone;
}

/** Asks, once per other zone, whether days should be counted in this device's zone. */
export function ZoneQuestion({ zone, declinedZone, action }: ZoneQuestionProps) {
  const here = useSyncExternalStore(
    nothing,
    () => deviceZone(zone, declinedZone),
    () => zone,
  );
  const { state, form } = useForm(action);
  // The answer replaces the question.
  if (here === zone) return <FormMessage message={state.message} isNews />;
  return (
    <form {...form} className="max-w-xl space-y-3 border-l-4 border-edge pl-4">
      <FormMessage message={state.message} />
      <p>
        This device is in {here.replaceAll("_", " ")}; your days are counted in{" "}
        {zone.replaceAll("_", " ")}. Your settings say at which hour a day ends.
      </p>
      <input type="hidden" name="zone" value={here} />
      <div className="flex flex-wrap gap-3">
        <button className="button-quiet" name="answer" value="switch">
          Count them here
        </button>
        <button className="button-quiet" name="answer" value="keep">
          Keep {zone.replaceAll("_", " ")}
        </button>
      </div>
    </form>
  );
}
