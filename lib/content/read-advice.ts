import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { VFile } from "vfile";
import { matter } from "vfile-matter";
import * as z from "zod";

const Front = z.strictObject({
  title: z.string().min(1).max(60),
  summary: z.string().min(1).max(120),
  order: z.number().int(),
});

export type AdvicePage = z.output<typeof Front> & {
  /** The file's name without its ending, which is also its address. */
  readonly slug: string;
  readonly markdown: string;
};

/**
 * Returns the pages of advice in a folder, in order. Throws with the file's name when one is
 * faulty.
 */
export async function readAdvice(
  folder = path.join(process.cwd(), "content", "advice"),
): Promise<readonly AdvicePage[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md"));
  const pages = await Promise.all(names.map((name) => readPage(path.join(folder, name))));
  return pages.toSorted((a, b) => a.order - b.order);
}

async function readPage(file: string) {
  const text = new VFile({ path: file, value: await readFile(file, "utf8") });
  matter(text, { strip: true });
  const front = Front.safeParse(text.data["matter"]);
  if (!front.success)
    throw new Error(`The front matter of ${file} is not in order: ${z.prettifyError(front.error)}`);
  return { ...front.data, slug: path.basename(file, ".md"), markdown: String(text).trim() };
}
