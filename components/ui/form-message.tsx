"use client";

import { useEffect, useRef } from "react";

/** What a form says after it was sent. It takes the focus, so that it is read at once. */
export function FormMessage({ message }: Readonly<{ message: string | null }>) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (message) box.current?.focus();
  }, [message]);
  if (!message) return null;
  return (
    <p ref={box} tabIndex={-1} role="alert" className="border-l-4 border-red py-1 pl-3 font-medium">
      {message}
    </p>
  );
}
