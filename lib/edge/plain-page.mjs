// The colours are those of app/globals.css, without its fonts: nothing else may have to be fetched.
const STYLE = `
:root { color-scheme: light dark; background: light-dark(oklch(0.975 0.012 90), oklch(0.19 0.018 165));
  color: light-dark(oklch(0.24 0.03 165), oklch(0.93 0.018 95)); font: 1.125rem/1.6 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 36rem; margin: 0 auto; padding: 5rem 1.5rem; }
h1 { font: 500 2.25rem/1.2 Georgia, serif; text-wrap: balance; }
a { display: inline-block; padding: 0.6rem 0; color: inherit; text-underline-offset: 4px; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }`;

/** @typedef {{ href: string, text: string }} Link */
/** @type {Link} */
export const AGAIN = { href: "", text: "Try again" };
/** @type {Link} */
export const START = { href: "/", text: "Go to Greenroom" };

/**
 * The words of a page and where its link leads.
 * @typedef {{ heading: string, text: string, way: Link }} PlainPage
 */

/**
 * Returns a whole page that needs nothing else, for when the app itself can't answer. It takes its
 * style's nonce from the answer's own policy.
 * @param {import("node:http").ServerResponse} response
 * @param {PlainPage} page
 */
export function plainPage(response, { heading, text, way }) {
  const nonce =
    /'nonce-([^']+)'/.exec(String(response.getHeader("content-security-policy")))?.[1] ?? "";
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(heading)} - Greenroom</title>
<style nonce="${nonce}">${STYLE}
</style>
<main>
<h1>${escaped(heading)}</h1>
<p>${escaped(text)}</p>
<p><a href="${escaped(way.href)}">${escaped(way.text)}</a></p>
</main>
</html>
`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
