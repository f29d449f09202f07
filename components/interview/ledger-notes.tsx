import type { LedgerNote } from "./use-ledger";

/** What was written down, told where it happened: nothing goes into the ledger in secret. */
export function LedgerNotes({ notes }: Readonly<{ notes: readonly LedgerNote[] }>) {
  return (
    <div role="status" className="max-w-[60ch] text-sm text-soft">
      {notes.map(({ id, text }) => (
        <p key={id} className="border-l-4 border-line pl-3">
          {text}
        </p>
      ))}
    </div>
  );
}
