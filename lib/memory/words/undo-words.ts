const MOST_CHARACTERS = 60;

/**
 * Returns the label of an undo, which names the grade and, where it's given, the question: it may
 * have been graded on another device.
 */
export function undoWords(grade: string, questionText?: string): string {
  return questionText === undefined
    ? `Undo: your last grade was ${grade}`
    : `Undo ${grade}: ${beginning(questionText)}`;
}

/** Returns the beginning of a text in whole words. */
function beginning(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const cut = text.slice(0, MOST_CHARACTERS);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1)).replace(/[,;:]$/, "")} …`;
}
