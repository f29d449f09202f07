const DOTS = [
  "/.//",
  "/././/",
  "/..//",
  "/x/..//",
  "/x/.././/",
  "/today/..//",
  "/.///",
  "/../../..//",
];
const ENCODED_DOTS = ["/%2e//", "/.%2E//", "/%2e%2e//", "/x/%2e%2e//", "/today/.%2E//"];
const ENCODED_SLASHES = ["/%2f", "/%5C%5C", "/.%2f/", "/x/..%2f/", "/%252f%252f", "/%2e%2f/"];
const SLASHES = [
  "//",
  "///",
  "/x//",
  "\\\\",
  "/\\",
  "\\/",
  "/today\\..\\..\\",
  "/.\\",
  "/x/..\\\\",
];
const HIDDEN = ["/\t/", "/\n/", "/\r\n/", "/\0/", "/.\t//", "\t//", " //", "/.\n/\n/"];
const SCHEMES = [
  "https://",
  "HTTP://",
  "https:",
  "https:///",
  "http:\\\\",
  "ftp://",
  "blob:https://",
];
const WIDE = ["/\uFF0F", "/\u2044", "/\uFF3C"];

const WAYS = [DOTS, ENCODED_DOTS, ENCODED_SLASHES, SLASHES, HIDDEN, SCHEMES, WIDE];

/** Returns one hostile address of each way to write one, for checks that take long. */
export function oneOfEachWay(): string[] {
  return [...WAYS.map(([start]) => `${start}evil.example/`), "javascript:alert(1)"];
}

/**
 * Returns addresses that could lead somebody from the app at `home` to evil.example or into a
 * script.
 */
export function hostileAddresses(home: string): string[] {
  return [
    ...WAYS.flat().map((start) => `${start}evil.example/`),
    `${home}//evil.example/`,
    `${home}/.//evil.example/`,
    `${home}/\\evil.example/`,
    `${home}.evil.example/`,
    `${home}@evil.example/`,
    home.replace("://", "://evil.example@"),
    home.replace("://", "://me:secret@"),
    home.replace(/^https?:/, ""),
    `${home}:99999/`,
    "/.//evil.example@evil.example/?a#b",
    "javascript:alert(1)",
    "JavaScript://%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "/today\r\nset-cookie: a=b",
    "/%0d%0aset-cookie:%20a=b",
    "@evil.example",
    "today",
    "?next=//evil.example",
    "",
  ];
}
