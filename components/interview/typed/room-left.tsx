import { fitAnswer } from "@/lib/interview/rules/session/fit-answer";
import { REST_AT_ZERO, roomAnnouncement, roomWords } from "@/lib/interview/words/answer-room-words";

/** Shows how much room is left once there's little, and announces it now and then. */
export function RoomLeft({ text, isStrict }: Readonly<{ text: string; isStrict: boolean }>) {
  const fitted = fitAnswer(text);
  const isOver = fitted.rest !== "";
  return (
    <>
      <p className={isOver ? "border-l-4 border-red pl-3 font-medium" : "text-sm text-soft"}>
        {roomWords(fitted)} {isOver && isStrict && REST_AT_ZERO}
      </p>
      <p aria-live="polite" className="sr-only">
        {roomAnnouncement(fitted)}
      </p>
    </>
  );
}
