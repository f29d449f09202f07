type OtherTextsProps = Readonly<{
  texts: readonly { readonly writerId: string; readonly text: string; readonly late: boolean }[];
}>;

/** Shows the texts next to the answer, each closed until it's wanted. */
export function OtherTexts({ texts }: OtherTextsProps) {
  return texts.map(({ writerId, text, late }) => (
    <details key={writerId}>
      <summary className="min-h-11 cursor-pointer text-soft">
        {late ? "Came after the end, or didn’t fit" : "Typed on another device"}
      </summary>
      <p className="persons-text font-serif">{text}</p>
    </details>
  ));
}
