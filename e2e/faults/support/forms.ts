import { readFileSync } from "node:fs";

/** Returns the hidden fields of the form on a page. */
export async function hiddenFields(page: string): Promise<Record<string, string>> {
  const html = await (await fetch(page)).text();
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)];
  if (fields.length === 0) throw new Error(`${page} has no form that works without scripts.`);
  return Object.fromEntries(
    fields.map(([, name = "", value = ""]) => [
      name,
      value.replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
    ]),
  );
}

/**
 * Sends fields as the page's form does without scripts. The origin is the app's unless `headers`
 * replaces it.
 */
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

/** Returns the id by which a page's script calls an action. */
function idOf(action: string): string {
  const manifest = JSON.parse(
    readFileSync(".next/server/server-reference-manifest.json", "utf8"),
  ) as {
    node: Record<string, { exportedName?: string }>;
  };
  const id = Object.entries(manifest.node).find(
    ([, { exportedName }]) => exportedName === action,
  )?.[0];
  if (!id) throw new Error(`The build has no action ${action}.`);
  return id;
}

/**
 * Calls an action as the page's script does for a form with `useActionState`. A field can have
 * several values.
 */
export function callAction(
  page: string,
  action: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) body.append(`_1_${name}`, each);
  body.set("0", '[{"message":null,"fields":{},"typed":{}},"$K1"]');
  return callWith(page, action, body, headers);
}

/** Calls an action with a body that already contains its arguments. */
export function callWith(
  page: string,
  action: string,
  body: FormData,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(page, {
    method: "POST",
    body,
    redirect: "manual",
    headers: {
      origin: new URL(page).origin,
      "next-action": idOf(action),
      accept: "text/x-component",
      ...headers,
    },
  });
}
