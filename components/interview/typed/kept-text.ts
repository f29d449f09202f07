import { keepOnDevice, listOnDevice, removeFromDevice } from "@/components/ui/device-store";
import { fitAnswer } from "@/lib/interview/rules/session/fit-answer";
import type { HeldText } from "@/lib/interview/rules/session/late-text";

/** Whose text it is, and of which page at which question. */
export type TextOwner = {
  readonly userId: string;
  readonly interviewId: string;
  readonly position: number;
  readonly writerId: string;
  /** The draft that this page continued from. */
  readonly basedOnWriter: string | null;
  readonly basedOnSeq: number | null;
};

/** Returns whose text a page types that began with this draft. */
export function ownerOf({
  userId,
  interviewId,
  position,
  writerId,
  draft,
}: Pick<TextOwner, "userId" | "interviewId" | "position" | "writerId"> & {
  readonly draft: { readonly writerId: string | null; readonly seq: number | null };
}): TextOwner {
  const { writerId: basedOnWriter, seq: basedOnSeq } = draft;
  return { userId, interviewId, position, writerId, basedOnWriter, basedOnSeq };
}

/** Returns what a request says of a text, as far as it fits. */
export function typedBy(
  { writerId, basedOnWriter, basedOnSeq }: TextOwner,
  { seq, text }: { readonly seq: number; readonly text: string },
) {
  return { writerId, seq, text: fitAnswer(text).text, basedOnWriter, basedOnSeq };
}

/** Text that this device keeps until the server has all of it. */
export type KeptText = TextOwner & {
  readonly seq: number;
  readonly text: string;
  /** When it was typed, by the device's clock. */
  readonly at: number;
  /** Set once the page's countdown has reached zero with this text. */
  readonly held: HeldText | null;
  /** The person has chosen another text, and this one is only sent after the lock. */
  readonly isAside: boolean;
};

const prefixOf = (userId: string, interviewId: string) => `${userId} ${interviewId} `;

const keyOf = ({ userId, interviewId, position, writerId }: TextOwner) =>
  `${prefixOf(userId, interviewId)}${position} ${writerId}`;

/** Keeps a text on this device. Returns false if the browser refuses. */
export function keepText(kept: KeptText): Promise<boolean> {
  return keepOnDevice(keyOf(kept), kept);
}

/** Removes a text from this device, which is right once the server has it. */
export function forgetText(kept: TextOwner): Promise<void> {
  return removeFromDevice(keyOf(kept));
}

/** Returns the person's texts of an interview that this device keeps, the latest first. */
export async function listKeptTexts(
  userId: string,
  interviewId: string,
): Promise<readonly KeptText[]> {
  const kept = (await listOnDevice(prefixOf(userId, interviewId))) as KeptText[];
  return kept.toSorted((a, b) => b.at - a.at);
}

/** Keeps what a page types, one write at a time, so that fast typing writes only its latest text. */
export type Keeper = {
  readonly keep: (typed: { text: string; seq: number; held: HeldText | null }) => Promise<void>;
  readonly forget: () => Promise<void>;
  /** False if the browser has refused the latest text. */
  readonly isKept: () => boolean;
};

/** Returns what keeps the text of one page. */
export function keeperOf(owner: TextOwner): Keeper {
  let wanted: KeptText | "nothing" | null = null;
  let isKept = true;
  let underWay: Promise<void> | null = null;
  async function settle() {
    while (wanted) {
      const next: KeptText | "nothing" = wanted;
      wanted = null;
      if (next === "nothing") await forgetText(owner);
      else isKept = await keepText(next);
    }
    underWay = null;
  }
  const want = (next: KeptText | "nothing") => {
    wanted = next;
    return (underWay ??= settle());
  };
  return {
    keep: (typed) => want({ ...owner, ...typed, at: Date.now(), isAside: false }),
    forget: () => want("nothing"),
    isKept: () => isKept,
  };
}
