import { readAdvice, type AdvicePage } from "@/lib/content/read-advice";

let pages: Promise<readonly AdvicePage[]> | undefined;

/**
 * Returns the pages of advice in their order. They come with the build, which all processes share, so each reads them
 * once.
 */
export function loadAdvice(): Promise<readonly AdvicePage[]> {
  // A failure isn't kept: the next person finds the file that came late.
  pages ??= readAdvice().catch((error: unknown) => {
    pages = undefined;
    throw error;
  });
  return pages;
}
