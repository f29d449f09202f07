"use client";

import { useEffect, useRef } from "react";

type FormMessageProps = Readonly<{
  message: string | null;
  /** True for something that has happened, rather than something that's wrong. */
  isNews?: boolean;
}>;

/** Shows a form's message after it was sent. It takes the focus, so that it's read at once. */
export function FormMessage({ message, isNews = false }: FormMessageProps) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (message) box.current?.focus();
  }, [message]);
  if (!message) return null;
  return (
    <p
      ref={box}
      tabIndex={-1}
      role={isNews ? "status" : "alert"}
      className={`border-l-4 py-1 pl-3 ${isNews ? "border-stage" : "border-red font-medium"}`}
    >
      {message}
    </p>
  );
}
