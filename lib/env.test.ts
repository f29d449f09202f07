import { expect, test } from "vitest";
import { parseEnv } from "./env";

const good = { DATABASE_URL: "postgresql://localhost/greenroom", NEXTAUTH_SECRET: "x".repeat(32) };

test("what a host leaves out has a safe value", () => {
  expect(parseEnv(good)).toMatchObject({
    APP_URL: "http://localhost:3000",
    SIGN_UP: "open",
    TRUST_PROXY: false,
    DATABASE_POOL: 10,
  });
});

test.each([
  ["DATABASE_URL", "mysql://localhost", "must start with postgresql://"],
  ["APP_URL", "greenroom.example.org", "full address"],
  ["APP_URL", "https://example.org/greenroom", "must not have a path"],
  ["NEXTAUTH_SECRET", "short", "at least 32 bytes"],
  ["SIGN_UP", "maybe", "open or closed"],
  ["DATABASE_POOL", "many", "must be a number"],
  ["TRUST_PROXY", "perhaps", "TRUST_PROXY"],
])("%s=%s is refused and named", (name, value, sentence) => {
  expect(() => parseEnv({ ...good, [name]: value })).toThrow(sentence);
});

test("every wrong setting is named at once", () => {
  expect(() => parseEnv({ SIGN_UP: "maybe" })).toThrow(/DATABASE_URL[\s\S]*NEXTAUTH_SECRET[\s\S]*SIGN_UP/);
});
