import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createDatabaseIfMissing } from "./create-database";
import { sentenceOf } from "./say.mjs";

/** Returns one message of PostgreSQL's protocol: a letter, the length and the content. */
function message(letter: string, content: string): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, Buffer.from(content)]);
}

/**
 * Returns the address of a fake PostgreSQL that accepts any login and answers every statement with
 * this error.
 */
async function refusing(code: string, words: string): Promise<string> {
  const ready = message("Z", "I");
  const server = createServer((socket) => {
    socket.once("data", () => {
      socket.write(Buffer.concat([message("R", "\0\0\0\0"), ready]));
      socket.once("data", () =>
        socket.write(Buffer.concat([message("E", `SERROR\0C${code}\0M${words}\0\0`), ready])),
      );
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `postgresql://u:p@127.0.0.1:${(server.address() as AddressInfo).port}/greenroom`;
}

test("a disk too full for a new database is reported as such, not as a missing database", async () => {
  const url = await refusing(
    "53100",
    `could not extend file "base/16384/2673": No space left on device`,
  );
  const fault: unknown = await createDatabaseIfMissing(url).catch((error: unknown) => error);
  expect(sentenceOf(fault)).toMatch(/^The disk is full\./);
});

test.each([
  ["exists", "42P04", 'database "greenroom" already exists'],
  ["may not be created by this account", "42501", "permission denied to create database"],
])("nothing happens if the database %s", async (_, code, words) => {
  await expect(createDatabaseIfMissing(await refusing(code, words))).resolves.toBeUndefined();
});
