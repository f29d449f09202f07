import Link from "next/link";
import { leechAdvice } from "@/lib/memory/words/leech-words";

type LeechNoteProps = Readonly<{
  lapses: number;
  prerequisites: readonly {
    readonly id: string;
    readonly questionText: string;
    readonly level: string;
    readonly topic: string;
  }[];
}>;

/**
 * Shows one quiet line at a question that keeps being forgotten, with links to its prerequisites.
 */
export function LeechNote({ lapses, prerequisites }: LeechNoteProps) {
  return (
    <p className="measure text-sm text-soft">
      You have forgotten this {lapses} times. {leechAdvice(prerequisites.length > 0)}
      {prerequisites.length > 0 && ": "}
      {prerequisites.map(({ id, questionText, level, topic }, index) => (
        <span key={id}>
          {index > 0 && "; "}
          <Link href={{ pathname: "/interviews/new", query: { level, topic } }}>
            {questionText}
          </Link>
        </span>
      ))}
      {prerequisites.length === 0 && "."}
    </p>
  );
}
