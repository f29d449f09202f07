import { expect, test } from "vitest";
import { isLeaving } from "./leavings";

test.each([
  ".DS_Store",
  "._alb-and-nlb.md",
  ".alb-and-nlb.md.swp",
  ".obsidian",
  ".stfolder",
  ".syncthing.alb-and-nlb.md.tmp",
  "@eaDir",
  "__MACOSX",
  "lost+found",
  "Thumbs.db",
  "desktop.ini",
  "alb-and-nlb.md~",
  "alb-and-nlb.md.bak",
  "alb-and-nlb.md.orig",
  "~$alb-and-nlb.md",
  "#alb-and-nlb.md#",
  "alb-and-nlb.sync-conflict-20261001-120000-ABCDEFG.md",
  "alb-and-nlb (Ada's conflicted copy 2026-10-01).md",
])("%s was left by a program", (name) => {
  expect(isLeaving(name)).toBe(true);
});

test.each(["alb-and-nlb.md", "aws", "behavioural", "Alb.md", "notes.txt", "tmp", "backup.md"])(
  "%s may be somebody's content",
  (name) => {
    expect(isLeaving(name)).toBe(false);
  },
);
