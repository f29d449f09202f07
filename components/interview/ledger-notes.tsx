/** What was written down, told where it happened: nothing goes into the ledger in secret. */
export function LedgerNotes({ notes }: Readonly<{ notes: readonly string[] }>) {
  return (
    <div role="status" className="max-w-[60ch] text-sm text-soft">
      {notes.map((note, index) => (
        <p key={index} className="border-l-4 border-line pl-3">
          {note}
        </p>
      ))}
    </div>
  );
}
