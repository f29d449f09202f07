"use client";

import { useState, type ReactNode } from "react";
import { FormMessage } from "./form-message";

type Entry = { readonly id: string; readonly name: string };

type ShrinkingSectionProps = Readonly<{
  id: string;
  title: string;
  entries: readonly Entry[];
  /** What happened to an entry that's gone: "Released". */
  gone: string;
  children: ReactNode;
}>;

/**
 * Shows a section whose buttons remove entries, and says which one has gone. Shows nothing without
 * entries.
 */
export function ShrinkingSection({ id, title, entries, gone, children }: ShrinkingSectionProps) {
  const [seen, setSeen] = useState({ entries, news: "" });
  if (seen.entries !== entries) {
    const missing = seen.entries.filter((entry) => entries.every((each) => each.id !== entry.id));
    const names = missing.map(({ name }) => name).join(", ");
    setSeen({ entries, news: names === "" ? seen.news : `${gone}: ${names}` });
  }
  if (entries.length === 0 && seen.news === "") return null;
  return (
    <section className="space-y-4 border-t border-line pt-8" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <FormMessage message={seen.news} isNews />
      {entries.length > 0 && children}
    </section>
  );
}
