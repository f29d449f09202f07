"use client";

import { useRouter } from "next/navigation";
import { send } from "./send";

/** Ends the thinking time: the answer's clock starts. */
export function BeginButton({ path }: Readonly<{ path: string }>) {
  const router = useRouter();
  const begin = async () => {
    await send(path, { kind: "begin" });
    router.refresh();
  };
  return (
    <button type="button" className="button" onClick={() => void begin()}>
      Start my answer
    </button>
  );
}
