"use client";

import { Choice } from "@/components/ui/choice";
import { FieldError } from "@/components/ui/labelled";
import { FormField } from "@/components/ui/form-field";
import { useForm } from "@/components/ui/form-state";
import type { FormAction } from "@/lib/shared/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { MAX_MINUTES } from "@/lib/memory/rules/plan/plan-settings";

type PlanFormProps = Readonly<{
  action: FormAction;
  plan: Readonly<{
    /** In the form's format: "2026-12-24", or empty. */
    interviewDay: string;
    interviewHour: number;
    weekdayMinutes: readonly number[];
    daysOff: string;
    /** Empty for automatic. */
    desiredRetention: string;
  }>;
}>;

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const RETENTIONS = [0.8, 0.85, 0.9, 0.95];

/**
 * Shows the interview that the person prepares for and the time until then, from which the plan is
 * made.
 */
export function PlanForm({ action, plan }: PlanFormProps) {
  const { state, isPending, form } = useForm(action);
  const errorOf = (name: string) => state.fields[name];
  const typed = (name: string, saved: string | number) => state.typed[name] ?? String(saved);
  const minutesError = WEEKDAYS.map((_, i) => errorOf(`minutes${i}`)).find(Boolean);
  return (
    <form {...form} className="max-w-xl space-y-8" noValidate>
      <div className="grid gap-6 sm:grid-cols-2">
        <FormField
          name="interviewDay"
          type="date"
          label="Day of your interview"
          hint="Leave it empty while there is none."
          required={false}
          defaultValue={typed("interviewDay", plan.interviewDay)}
          error={errorOf("interviewDay")}
        />
        <Choice
          name="interviewHour"
          label="It begins at"
          hint="By the clock of your time zone."
          value={typed("interviewHour", plan.interviewHour)}
          options={HOURS.map((hour) => [String(hour), `${String(hour).padStart(2, "0")}:00`])}
        />
      </div>
      <fieldset className="space-y-1.5">
        <legend className="font-medium">Minutes a day</legend>
        <p id="minutes-hint" className="text-sm text-soft">
          A day plans no more than this; only what you forget comes back once. What does not fit
          waits, and the plan says what it is.
        </p>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {WEEKDAYS.map((weekday, i) => (
            <label key={weekday} className="space-y-1 text-sm">
              <span>{weekday}</span>
              <input
                name={`minutes${i}`}
                type="number"
                inputMode="numeric"
                min={0}
                max={MAX_MINUTES}
                className="field text-base"
                defaultValue={typed(`minutes${i}`, plan.weekdayMinutes[i] ?? 0)}
                aria-invalid={Boolean(errorOf(`minutes${i}`))}
                aria-describedby={
                  errorOf(`minutes${i}`) ? "minutes-hint minutes-error" : "minutes-hint"
                }
              />
            </label>
          ))}
        </div>
        {minutesError && <FieldError id="minutes-error">{minutesError}</FieldError>}
      </fieldset>
      <FormField
        name="daysOff"
        type="text"
        label="Days off"
        hint="Days such as 2026-12-24, separated by commas."
        required={false}
        defaultValue={typed("daysOff", plan.daysOff)}
        error={errorOf("daysOff")}
      />
      <Choice
        name="desiredRetention"
        label="How sure you want to be when a question comes back"
        hint="Surer means more reviews. With an interview ahead the plan asks for what helps most on that day."
        value={typed("desiredRetention", plan.desiredRetention)}
        options={[
          ["", "Automatic (90 %)"],
          ...RETENTIONS.map((share) => [String(share), `${Math.round(share * 100)} %`] as const),
        ]}
      />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton isPending={isPending}>Save the plan</SubmitButton>
        <p role="status">{isPending ? "" : state.message}</p>
      </div>
    </form>
  );
}
