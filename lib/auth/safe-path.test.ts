import { describe, expect, test } from "vitest";
import { hostileAddresses } from "@/scripts/testing/hostile-addresses";
import { env } from "@/lib/env";
import { safePath } from "./safe-path";

const HOME = env().APP_URL;

describe("the path after signing in", () => {
  test.each([
    ["/today", "/today"],
    ["/interviews/1/report?a=b#c", "/interviews/1/report?a=b#c"],
    ["/questions/aws/multi-az-and-read-replicas", "/questions/aws/multi-az-and-read-replicas"],
    ["/interviews/new?concept=aws%2Fqueues", "/interviews/new?concept=aws%2Fqueues"],
    ["/review?next=//evil.example", "/review?next=//evil.example"],
    ["/today/../review", "/review"],
    [`${HOME}/review`, "/review"],
    [`${HOME.toUpperCase()}/review`, "/review"],
    [HOME, "/"],
    ["/", "/"],
  ])("is %s, a page of this app", (wanted, path) => {
    expect(safePath(wanted)).toBe(path);
  });

  test.each(hostileAddresses(HOME))("is the front page instead of %j", (wanted) => {
    expect(safePath(wanted)).toBe("/");
  });

  test("stays on this origin after repeated parsing, anywhere in an address", () => {
    const addresses = hostileAddresses(HOME).flatMap((each) => [
      each,
      `/today${each}`,
      `/x/${each}`,
      `/.${each}`,
    ]);
    const paths = addresses.map(safePath);
    expect(paths.filter((path) => !/^\/(?![/\\])/.test(path))).toEqual([]);
    const readAgain = paths.map((path) => new URL(new URL(path, HOME).pathname, HOME).origin);
    expect(new Set(readAgain)).toEqual(new Set([HOME]));
    expect(paths.map(safePath)).toEqual(paths);
  });
});
