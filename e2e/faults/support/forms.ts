/** The hidden fields of the form on a page. */
export async function hiddenFields(page: string): Promise<Record<string, string>> {
  const html = await (await fetch(page)).text();
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)];
  if (fields.length === 0) throw new Error(`${page} has no form that works without scripts.`);
  return Object.fromEntries(
    fields.map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&")]),
  );
}

/** Sends fields as a form of that page, from the app's own origin unless `headers` says otherwise. */
export function sendFields(
  page: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return fetch(page, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { origin: new URL(page).origin, ...headers },
  });
}
