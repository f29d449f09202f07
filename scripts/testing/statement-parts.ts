// As much of SQL as the rules about statements need to know: which queries one is made of, and
// which conditions surely hold.

/**
 * Returns a statement with one space wherever there are blanks, without texts and comments, and
 * with names as they're written here: Prisma writes "public"."cards".
 */
export function plainText(text: string): string {
  return text
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/\/\*[^]*?\*\//g, " ")
    .replace(/"public"\./g, "")
    .replace(/"(\w+)"/g, "$1")
    .replace(/\s+/g, " ")
    .replace(/\( /g, "(")
    .replace(/ \)/g, ")")
    .trim();
}

/** Returns the queries of a statement, each with its inner ones replaced by (). */
export function queriesOf(plain: string): readonly string[] {
  const inner: string[] = [];
  const outer = withoutQueries(plain, inner);
  return [
    ...outer.split(/\b(?:UNION ALL|UNION|INTERSECT|EXCEPT)\b/),
    ...inner.flatMap((query) => queriesOf(query)),
  ];
}

/** Returns a text with () in place of its queries in brackets, which it adds to `found`. */
function withoutQueries(text: string, found: string[]): string {
  let outer = "";
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== "(") {
      outer += text[at];
      continue;
    }
    const end = closingOf(text, at);
    const group = text.slice(at + 1, end);
    if (/^\(*(SELECT|WITH)\b/.test(group)) found.push(group);
    outer += /^\(*(SELECT|WITH)\b/.test(group) ? "()" : `(${withoutQueries(group, found)})`;
    at = end;
  }
  return outer;
}

function closingOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`A bracket isn't closed: ${text}`);
}

/**
 * Returns the conditions of one query that hold for each of its rows: those of WHERE and of inner
 * joins, and by name those of an outer join, which hold for what it joins alone.
 */
export function joinsOf(query: string): {
  readonly everywhere: string;
  readonly ofOuterJoin: ReadonlyMap<string, string>;
} {
  const certain = certainlyTrue(query);
  const { from = "", where = "" } =
    /\b(?:FROM|UPDATE) (?<from>.*?)(?: WHERE (?<where>.*?))?(?: (?:GROUP|ORDER|LIMIT|FOR|RETURNING)\b.*)?$/.exec(
      certain,
    )?.groups ?? {};
  const everywhere = [where];
  const ofOuterJoin = new Map<string, string>();
  const [, ...joined] = from.split(
    /(?<! LEFT| RIGHT| FULL| INNER| CROSS| OUTER) (?=(?:LEFT |RIGHT |FULL |INNER |CROSS |OUTER )*JOIN )/,
  );
  for (const join of joined) {
    const {
      kind = "",
      table = "",
      alias,
      on = "",
    } = /^(?<kind>[A-Z ]*)JOIN (?:LATERAL )?(?<table>[\w()]+)(?: (?:AS )?(?!ON\b)(?<alias>\w+))?(?: ON (?<on>.*))?$/.exec(
      join,
    )?.groups ?? {};
    if (kind === "" || kind === "INNER ") everywhere.push(on);
    if (kind.startsWith("LEFT")) ofOuterJoin.set(alias ?? table, on);
  }
  return { everywhere: everywhere.filter(isAllOfThem).join(" AND "), ofOuterJoin };
}

const isAllOfThem = (conditions: string) => !/ OR /.test(conditions);

/** Returns a query without the brackets around what must hold, and without what needn't. */
function certainlyTrue(query: string): string {
  let before = "";
  let text = query;
  while (text !== before) {
    before = text;
    text = text.replace(
      /(\b(?:AND|WHERE|ON|FROM|JOIN) |\()?\(([^()]*)\)/g,
      (_, lead: string | undefined, group: string) =>
        lead === undefined || !isAllOfThem(group) ? `${lead ?? ""}?` : lead + group,
    );
  }
  return text;
}

/** Returns what an INSERT writes, value by value. */
export function rowsOfInsert(plain: string): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  let at = plain.search(/\bVALUES ?\(/);
  if (at < 0) return rows;
  at = plain.indexOf("(", at);
  while (plain[at] === "(") {
    const end = closingOf(plain, at);
    rows.push(splitAtCommas(plain.slice(at + 1, end)));
    at = end + (/^ ?, ?/.exec(plain.slice(end + 1))?.[0].length ?? plain.length) + 1;
  }
  return rows;
}

/** Returns the parts of a list, its brackets left whole. */
export function splitAtCommas(list: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const sign of list) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (sign === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}
