"use client";

import { useState } from "react";

/** Copies a text that may exist nowhere else, and says whether it could. */
export function CopyButton({ text }: Readonly<{ text: string }>) {
  const [said, say] = useState("");
  return (
    <>
      <button
        type="button"
        className="button-quiet"
        onClick={() =>
          void copy(text).then((isCopied) =>
            say(isCopied ? "Copied" : "This browser can’t copy. Select the text yourself."),
          )
        }
      >
        Copy my text
      </button>
      <span role="status" className="text-sm text-soft">
        {said}
      </span>
    </>
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Browsers have no clipboard without HTTPS, and may refuse it. The older way works there.
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }
}
