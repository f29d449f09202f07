import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Server, type AddressInfo } from "node:net";
import { once } from "node:events";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { freePort, startEmbeddedPostgres } from "./embedded-postgres.mjs";

const ROOT = path.join(import.meta.dirname, "..", "..");

// On this machine the user postgres may enter every folder but Greenroom's and those inside it.
vi.mock(import("node:child_process"), async (original) => ({
  ...(await original()),
  execFileSync: ((_program: string, args: readonly string[]) => {
    if (args.at(-1)?.startsWith(ROOT)) throw new Error("test failed");
    return Buffer.alloc(0);
  }) as never,
}));

test("root gets a message if the user postgres may not enter Greenroom's folder, wherever the data is", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-postgres-"));
  vi.spyOn(process, "getuid").mockReturnValue(0);
  onTestFinished(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });
  await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(
    new RegExp(
      `may not enter ${ROOT}\\. Move Greenroom and its data elsewhere, for example to /srv, or run .chmod o\\+x`,
    ),
  );
  expect(readdirSync(folder)).toEqual([]);
});

describe("a port", () => {
  test("is returned if it's free, and 0 if it's taken", async () => {
    const other = new Server().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    expect(await freePort(port)).toBe(0);
    other.close();
    await once(other, "close");
    expect(await freePort(port)).toBe(port);
  });

  test("that this user may not use isn't called taken", async () => {
    // Tests may run as root, who may use any port.
    vi.spyOn(Server.prototype, "listen").mockImplementation(function refuse(this: Server) {
      process.nextTick(() =>
        this.emit("error", Object.assign(new Error("listen EACCES"), { code: "EACCES" })),
      );
      return this;
    });
    onTestFinished(() => void vi.restoreAllMocks());
    await expect(freePort(80)).rejects.toThrow(
      "Port 80 is not for this user: below 1024 needs root. Choose another: PORT=3001 npm start",
    );
  });
});
