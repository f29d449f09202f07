"use client";

import { Choice } from "@/components/ui/choice";
import { FieldError } from "@/components/ui/labelled";
import { useForm } from "@/components/ui/form-state";
import type { FormAction } from "@/lib/shared/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { THEMES } from "@/lib/account/rules/theme";
import { MAX_NEW_PER_DAY } from "@/lib/memory/rules/plan/plan-settings";
import { LATEST_CUTOFF_HOUR } from "@/lib/shared/study-day";
import { EXTRA_TIMES, type ExtraTime } from "@/lib/interview/rules/blueprint/extra-time";
import { describeExtraTime } from "@/lib/interview/words/extra-time-words";

type SettingsFormProps = Readonly<{
  action: FormAction;
  zones: readonly string[];
  settings: Readonly<{
    zone: string;
    cutoffHour: number;
    newPerDay: number;
    extraTime: ExtraTime;
    theme: string;
    singleKeys: boolean;
    clockSounds: boolean;
  }>;
}>;

const CUTOFF_HOURS = Array.from({ length: LATEST_CUTOFF_HOUR + 1 }, (_, hour) => hour);
const THEME_NAMES = {
  system: "As this device",
  light: "House lights (light)",
  dark: "Stage lights (dark)",
} as const;

/** Shows everything that a person can set, saved in one go. */
export function SettingsForm({ action, zones, settings }: SettingsFormProps) {
  const { state, isPending, form } = useForm(action);
  const newPerDayError = state.fields["newPerDay"];
  const typed = (name: "extraTime" | "newPerDay" | "zone" | "cutoffHour" | "theme") =>
    state.typed[name] ?? String(settings[name]);
  // An empty box isn't sent. A field that's always sent shows that the form was.
  const isTicked = (name: "singleKeys" | "clockSounds") =>
    state.typed["zone"] === undefined ? settings[name] : name in state.typed;
  return (
    <form {...form} className="max-w-xl space-y-8" noValidate>
      <Choice
        name="extraTime"
        label="Extra time"
        hint="For every answer; your report says so."
        value={typed("extraTime")}
        options={EXTRA_TIMES.map((value) => [value, describeExtraTime(value)])}
      />
      <div className="space-y-1.5">
        <label htmlFor="newPerDay" className="block font-medium">
          New questions a day
        </label>
        <p id="newPerDay-hint" className="text-sm text-soft">
          In reviews. Each of them comes back several times.
        </p>
        <input
          id="newPerDay"
          name="newPerDay"
          type="number"
          inputMode="numeric"
          min={0}
          max={MAX_NEW_PER_DAY}
          required
          className="field w-28"
          defaultValue={typed("newPerDay")}
          aria-invalid={Boolean(newPerDayError)}
          aria-describedby={newPerDayError ? "newPerDay-hint newPerDay-error" : "newPerDay-hint"}
        />
        {newPerDayError && <FieldError id="newPerDay-error">{newPerDayError}</FieldError>}
      </div>
      <Choice
        name="zone"
        label="Time zone"
        hint="Your days are counted here."
        value={typed("zone")}
        options={zones.map((zone) => [zone, zone.replaceAll("_", " ")])}
      />
      <Choice
        name="cutoffHour"
        label="A day ends at"
        hint="What you review before this hour still counts for the day before. Days that are over stay as they were counted."
        error={state.fields["cutoffHour"]}
        value={typed("cutoffHour")}
        options={CUTOFF_HOURS.map((hour) => [String(hour), `${String(hour).padStart(2, "0")}:00`])}
      />
      <Choice
        name="theme"
        label="Light or dark"
        value={typed("theme")}
        options={THEMES.map((theme) => [theme, THEME_NAMES[theme]])}
      />
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="singleKeys"
          className="size-5 shrink-0 accent-stage"
          defaultChecked={isTicked("singleKeys")}
        />
        Single keys act outside text fields (1 to 4, Space, ?)
      </label>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="clockSounds"
          className="size-5 shrink-0 accent-stage"
          defaultChecked={isTicked("clockSounds")}
        />
        Soft sounds at half time, in the last stretch, ten seconds before the end and at the end,
        also of the time to think
      </label>
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton isPending={isPending}>Save</SubmitButton>
        <p role="status">{isPending ? "" : state.message}</p>
      </div>
    </form>
  );
}
