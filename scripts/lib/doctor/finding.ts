/** What a check found: a sentence, and whether there's something to do. */
export type Finding = { readonly isFine: boolean; readonly sentence: string };

/** Returns a finding with nothing to do. */
export function fine(sentence: string): Finding {
  return { isFine: true, sentence };
}

/** Returns a finding whose sentence says what to do. */
export function wrong(sentence: string): Finding {
  return { isFine: false, sentence };
}
