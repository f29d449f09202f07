/**
 * A whole page without styles or scripts, for when the app itself can't answer.
 * @param {{ title: string, heading: string, text: string }} words Shown as they are: never a part of a request.
 */
export function plainPage({ title, heading, text }) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Greenroom</title>
<main>
<h1>${heading}</h1>
<p>${text}</p>
<p><a href="">Try again</a></p>
</main>
</html>
`;
}
