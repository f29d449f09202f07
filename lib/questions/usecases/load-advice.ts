import { readAdvice } from "@/lib/content/read-advice";

let pages: ReturnType<typeof readAdvice> | undefined;

/** Returns the pages of advice in order. They come with the app, so a process reads them once. */
export function loadAdvice(): ReturnType<typeof readAdvice> {
  // A failure isn't cached, so the next person gets a file that came late.
  pages ??= readAdvice().catch((error: unknown) => {
    pages = undefined;
    throw error;
  });
  return pages;
}
