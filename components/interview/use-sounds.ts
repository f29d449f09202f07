"use client";

import { useEffect, useRef } from "react";
import type { Sounds } from "./sounds";

/** Returns the clock's soft sounds for people who have switched them on. Nobody else loads them. */
export function useSounds(isOn: boolean): (notes: number | "end") => void {
  const sounds = useRef<Sounds>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    let isGone = false;
    const open = async () => {
      const opened = await load();
      if (isGone) opened.close();
      else sounds.current = opened;
    };
    void open();
    return () => {
      isGone = true;
      sounds.current?.close();
      sounds.current = null;
    };
  }, [isOn]);
  return (notes) => sounds.current?.play(notes);
}

async function load() {
  const { openSounds } = await import("./sounds");
  return openSounds();
}
