import type { Metadata } from "next";
import { signOutAction } from "@/app/(public)/actions";
import { savePlanAction, saveSettingsAction } from "@/app/(app)/settings/actions";
import { PlanForm } from "@/components/account/plan-form";
import { SignOutForm } from "@/components/account/sign-out-form";
import { SettingsForm } from "@/components/account/settings-form";
import { requireViewer, type Viewer } from "@/lib/auth/viewer";
import { interviewFields } from "@/lib/account/rules/plan-input";
import { currentTime } from "@/lib/clock";
import { toIsoDay } from "@/lib/shared/study-day";

export const metadata: Metadata = { title: "Settings" };

const USUAL_INTERVIEW_HOUR = 10;

export default async function SettingsPage() {
  const viewer = await requireViewer("/settings");
  const zones = [
    ...new Set(["UTC", viewer.zone, ...Intl.supportedValuesOf("timeZone")]),
  ].toSorted();
  return (
    <>
      <h1>Settings</h1>
      <section className="space-y-6" aria-labelledby="plan">
        <h2 id="plan">Your interview and your time</h2>
        <PlanForm action={savePlanAction} plan={toPlanFields(viewer, currentTime())} />
      </section>
      <section className="space-y-6 border-t border-line pt-8" aria-labelledby="practice">
        <h2 id="practice">How you practise</h2>
        <SettingsForm action={saveSettingsAction} zones={zones} settings={viewer} />
      </section>
      <section className="max-w-xl space-y-3 border-t border-line pt-8">
        <h2>This device</h2>
        <p className="text-soft">You are signed in as {viewer.email}.</p>
        <SignOutForm action={signOutAction} />
      </section>
    </>
  );
}

/** Returns the plan as form fields, without an interview that's over. */
function toPlanFields({ plan, memory, zone }: Viewer, now: Date) {
  const { interviewAt, weekdayMinutes, daysOff } = plan;
  const ahead = interviewAt && interviewAt > now ? interviewFields(interviewAt, { zone }) : null;
  return {
    interviewDay: ahead ? toIsoDay(ahead.day) : "",
    interviewHour: ahead?.hour ?? USUAL_INTERVIEW_HOUR,
    weekdayMinutes,
    daysOff: daysOff.map(toIsoDay).join(", "),
    desiredRetention: memory.desiredRetention === null ? "" : String(memory.desiredRetention),
  };
}
