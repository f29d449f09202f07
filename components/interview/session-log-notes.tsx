import type { SessionLogNote } from "./use-session-log";

/** Shows what was recorded, at once, because nothing goes into the session log in secret. */
export function SessionLogNotes({ notes }: Readonly<{ notes: readonly SessionLogNote[] }>) {
  return (
    <div role="status" className="measure text-sm text-soft">
      {notes.map(({ id, text }) => (
        <p key={id} className="border-l-4 border-line pl-3">
          {text}
        </p>
      ))}
    </div>
  );
}
