// The package has no types for its single lists, of which we leave out the largest two: surnames and
// Wikipedia's words are 450 kB more for a meter.
declare module "@zxcvbn-ts/language-en/dist/*" {
  const words: string[];
  export default words;
}
