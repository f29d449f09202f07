import { Server, type AddressInfo } from "node:net";
import { once } from "node:events";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { freePort } from "./embedded-postgres.mjs";

describe("a port", () => {
  test("is itself when it is free and 0 when it is taken", async () => {
    const other = new Server().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    expect(await freePort(port)).toBe(0);
    other.close();
    await once(other, "close");
    expect(await freePort(port)).toBe(port);
  });

  test("that this user may not have is not called taken", async () => {
    // Tests may run as root, who may have any.
    vi.spyOn(Server.prototype, "listen").mockImplementation(function refuse(this: Server) {
      process.nextTick(() => this.emit("error", Object.assign(new Error("listen EACCES"), { code: "EACCES" })));
      return this;
    });
    onTestFinished(() => void vi.restoreAllMocks());
    await expect(freePort(80)).rejects.toThrow(
      "Port 80 is not for this user: below 1024 needs root. Choose another: PORT=3001 npm start",
    );
  });
});
