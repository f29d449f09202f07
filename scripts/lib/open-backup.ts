import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { BackupHead, FIRST_TABLES, MAX_LINE } from "./backup-tables";
import { Trouble } from "./say.mjs";

const NEWLINE = 0x0a;

/** An open backup whose first line has been read. */
export type Backup = {
  readonly file: string;
  /** The hash of the whole file, to compare with the one from `npm run backup`. */
  readonly sha256: string;
  readonly lastMigration: string;
  /** Null in backups from before the time was stored. */
  readonly madeAt: string | null;
  readonly tables: readonly string[];
  /**
   * Returns the next line without its end, or null after the last one. Throws a Trouble if the file
   * is damaged.
   */
  readonly nextLine: () => Promise<Buffer | null>;
  /** Throws a Trouble unless every line was read and the file's hash is still `sha256`. */
  readonly expectEnd: () => Promise<void>;
  readonly close: () => void;
};

/**
 * Opens a backup, which the caller must close. Throws a Trouble if the file is missing or isn't a
 * backup.
 */
export async function openBackup(file: string): Promise<Backup> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new Trouble(`There is no file ${file}.`);
  if (!found.isFile()) throw new Trouble(`${file} is not a file.`);
  const sha256 = await hashOf(file);
  const hash = createHash("sha256");
  const content = createGunzip({ chunkSize: 64 * 1024 });
  const read = pipeline(createReadStream(file), passThrough(hash), content);
  // A failure reaches the reader of the lines. Here it mustn't end the process.
  read.catch(() => undefined);
  const lines = linesOf(content, file);
  const nextLine = async () => (await lines.next()).value ?? null;
  const close = () => void content.destroy();
  try {
    const head = BackupHead.safeParse(parseLine(await nextLine()));
    if (!head.success) throw new Trouble(`${file} is not a backup of Greenroom.`);
    const { lastMigration, madeAt = null, tables = FIRST_TABLES } = head.data;
    const expectEnd = async () => {
      if (await nextLine()) throw damaged(file, "something follows its last row");
      await read;
      if (hash.digest("hex") !== sha256) throw damaged(file, "it changed while it was read");
    };
    return { file, sha256, lastMigration, madeAt, tables, nextLine, expectEnd, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Returns a line's JSON, or null if there's no line or no JSON. */
export function parseLine(line: Buffer | null): unknown {
  try {
    return line && (JSON.parse(line.toString("utf8")) as unknown);
  } catch {
    return null;
  }
}

/** Returns the Trouble for a backup that has changed since it was written. */
export function damaged(file: string, how: string, cause?: unknown): Trouble {
  return new Trouble(`${file} is damaged: ${how}. Nothing was restored.`, { cause });
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  } catch (cause) {
    throw new Trouble(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
  return hash.digest("hex");
}

/** Returns a step of a pipeline that adds the passing data to a hash. */
export function passThrough(hash: { update(chunk: Buffer): unknown }) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      hash.update(chunk);
      yield chunk;
    }
  };
}

/**
 * Yields the lines of a stream. It doesn't use node:readline, which also splits at U+2028 and
 * U+2029, and it stops at MAX_LINE, so a small file can't hide a huge line.
 */
async function* linesOf(
  content: AsyncIterable<Buffer>,
  file: string,
): AsyncGenerator<Buffer, undefined> {
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    length += part.length;
    if (length > MAX_LINE)
      throw damaged(file, `it has a line of more than ${MAX_LINE / 1024 / 1024} MiB`);
    parts.push(part);
  };
  try {
    for await (const chunk of content) {
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
        add(chunk.subarray(start, end));
        yield Buffer.concat(parts);
        parts = [];
        length = 0;
        start = end + 1;
      }
      add(chunk.subarray(start));
    }
  } catch (cause) {
    throw cause instanceof Trouble
      ? cause
      : damaged(file, "it is cut off or no backup of Greenroom", cause);
  }
  if (length > 0) throw damaged(file, "it ends in the middle of a line");
}
