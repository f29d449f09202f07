import { ThinkingDesk } from "@/components/interview/thinking-desk";
import type { Viewer } from "@/lib/auth/viewer";
import { spanWords } from "@/lib/shared/words/span-words";
import type { InterviewView } from "@/lib/interview/usecases/load-interview";

type ThinkingProps = Readonly<{
  view: Extract<InterviewView, { kind: "thinking" }>;
  viewer: Viewer;
}>;

/** Shows the question while the person thinks and the answer's clock doesn't run yet. */
export function Thinking({ view, viewer }: ThinkingProps) {
  const { interview, item, questionText, thinkingLeftMs, sessionLeftMs, openAbsence } = view;
  return (
    <div className="max-w-3xl space-y-8">
      <h1 id="question" tabIndex={-1}>
        {questionText}
      </h1>
      <ThinkingDesk
        interviewId={interview.id}
        position={item.position}
        leftMs={thinkingLeftMs}
        wholeMs={item.thinkingMs}
        sessionLeftMs={sessionLeftMs}
        sessionMs={interview.sessionMs}
        openAbsence={openAbsence}
        hasSounds={viewer.clockSounds}
        singleKeys={viewer.singleKeys}
      />
      <p className="measure text-soft">
        There is nothing to type yet. When this time is over, your answer begins by itself
        {item.limitMs === null
          ? ", and has no clock."
          : `; then you have ${spanWords(item.limitMs)}.`}
      </p>
    </div>
  );
}
