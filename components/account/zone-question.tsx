"use client";

import { useSyncExternalStore } from "react";

type ZoneQuestionProps = Readonly<{
  zone: string;
  declinedZone: string | null;
  action: (form: FormData) => Promise<void>;
}>;

const nothing = () => () => undefined;

/** Asks, once for each other zone, whether days should be counted where this device is. */
export function ZoneQuestion({ zone, declinedZone, action }: ZoneQuestionProps) {
  const here = useSyncExternalStore(
    nothing,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => zone,
  );
  if (!here || here === zone || here === declinedZone) return null;
  return (
    <form action={action} className="max-w-xl space-y-3 border-l-4 border-edge pl-4">
      <p>
        This device is in {here.replaceAll("_", " ")}; your days are counted in {zone.replaceAll("_", " ")}. Your
        settings say at which hour a day ends.
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
