"use client";

import { useRef } from "react";
import { useKeys } from "@/components/ui/use-keys";

const KEYS = [
  ["Space", "Start your answer; show the model answer; tick the point that has the focus"],
  ["Ctrl or Cmd + Enter", "Lock your answer, from inside the text"],
  ["1 2 3 4", "Say how sure you are: hardly to certainly; then grade: Again, Hard, Good, Easy"],
  ["Arrows", "Go from one of these four to the next"],
  ["Enter on a point", "Give the grade that is suggested"],
  ["Ctrl or Cmd + Z", "Take the last grade back"],
  ["?", "Show this list"],
] as const;

/** Shows the keys that work on these pages, behind a quiet button and the key "?". */
export function KeyHelp({ singleKeys }: Readonly<{ singleKeys: boolean }>) {
  const dialog = useRef<HTMLDialogElement>(null);
  useKeys(singleKeys, (key) => {
    if (key !== "?") return false;
    dialog.current?.showModal();
    return true;
  });
  return (
    <>
      <button
        type="button"
        className="-mx-2 min-h-11 cursor-pointer px-2 text-sm text-soft underline underline-offset-4"
        onClick={() => dialog.current?.showModal()}
      >
        Keys
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="keys-title"
        className="m-auto w-full max-w-lg rounded border border-edge bg-sheet p-6 text-ink backdrop:bg-black/50"
      >
        <h2 id="keys-title">Keys</h2>
        <dl className="my-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          {KEYS.map(([key, does]) => (
            <div key={key} className="col-span-2 grid grid-cols-subgrid">
              <dt className="font-mono text-sm leading-relaxed">{key}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p className="mb-4 text-sm text-soft">
          Keys never act while you type. Single keys can be switched off in Settings.
        </p>
        <form method="dialog">
          <button className="button">Close</button>
        </form>
      </dialog>
    </>
  );
}
