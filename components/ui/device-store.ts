const DATABASE = "greenroom";
const STORE = "kept";

type Entry = readonly [key: string, value: unknown];

/** What a browser without a working IndexedDB keeps at least until the page is closed. */
const remembered = new Map<string, unknown>();
let opening: Promise<IDBDatabase> | null = null;

/**
 * Keeps a value on this device under a key. Returns false if the browser refuses, as in some
 * private windows or on a full disk; the value is then only known until the page is closed.
 */
export async function keepOnDevice(key: string, value: unknown): Promise<boolean> {
  const isKept = (await run("readwrite", (store) => store.put([key, value], key))) !== REFUSED;
  if (isKept) remembered.delete(key);
  else remembered.set(key, value);
  return isKept;
}

/** Removes what is kept under a key. */
export async function removeFromDevice(key: string): Promise<void> {
  remembered.delete(key);
  await run("readwrite", (store) => store.delete(key));
}

/** Returns everything that is kept under keys with this beginning. */
export async function listOnDevice(prefix: string): Promise<readonly unknown[]> {
  const stored = await run<Entry[]>("readonly", (store) =>
    store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uFFFF`)),
  );
  const own = [...remembered].filter(([key]) => key.startsWith(prefix));
  return [...new Map([...(stored === REFUSED ? [] : stored), ...own]).values()];
}

/** Removes everything of everybody from this device, as at signing out. */
export async function emptyDevice(): Promise<void> {
  remembered.clear();
  await run("readwrite", (store) => store.clear());
}

const REFUSED = Symbol("The browser refused.");

/** Runs one request, which is over when its transaction is. */
async function run<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | typeof REFUSED> {
  try {
    const database = await open();
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.addEventListener("complete", () => resolve(request.result));
      transaction.addEventListener("abort", () => reject(transaction.error ?? new Error()));
    });
  } catch {
    // A page must go on without a copy. Its caller decides whether the person should hear of it.
    return REFUSED;
  }
}

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE));
    request.addEventListener("error", () => reject(request.error ?? new Error()));
    request.addEventListener("success", () => {
      // The browser closes it when the person clears the site's data.
      request.result.addEventListener("close", () => (opening = null));
      resolve(request.result);
    });
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}
