import type { Metadata } from "next";
import { signOutAction } from "@/app/(public)/actions";
import { saveSettingsAction } from "@/app/(app)/settings/actions";
import { SettingsForm } from "@/components/account/settings-form";
import { requireViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const viewer = await requireViewer("/settings");
  const zones = [...new Set(["UTC", viewer.zone, ...Intl.supportedValuesOf("timeZone")])].toSorted();
  return (
    <>
      <h1>Settings</h1>
      <SettingsForm action={saveSettingsAction} zones={zones} settings={viewer} />
      <section className="max-w-xl space-y-3 border-t border-line pt-8">
        <h2>This device</h2>
        <p className="text-soft">You are signed in as {viewer.email}.</p>
        <form action={signOutAction}>
          <button className="button-quiet">Sign out</button>
        </form>
      </section>
    </>
  );
}
