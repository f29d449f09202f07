import { Prose } from "@/app/_components/prose";
import { RESERVED_RETURNS, returnWords } from "@/lib/memory/words/return-words";
import { InterviewGrading } from "@/components/interview/interview-grading";
import type { Viewer } from "@/lib/auth/viewer";
import { clockOnDelivery } from "@/lib/interview/rules/session/delivery";
import type { InterviewView } from "@/lib/interview/usecases/load-interview";
import { GivenAnswer } from "./given-answer";

type GradingProps = Readonly<{ view: Extract<InterviewView, { kind: "grading" }>; viewer: Viewer }>;

/**
 * Shows the answer and the model answer on the left and the points on the right; on a phone the
 * points come first.
 */
export function Grading({ view, viewer }: GradingProps) {
  const { content, item, interview, overtimeMs } = view;
  return (
    <>
      <h1 id="question" tabIndex={-1} className="max-w-3xl">
        {content.prompt}
      </h1>
      <div className="grid gap-10 lg:grid-cols-2">
        <div className="space-y-10">
          <GivenAnswer view={view} />
          <section className="space-y-3">
            <h2>Model answer</h2>
            <Prose markdown={content.modelAnswer} />
          </section>
        </div>
        <section
          className="order-first self-start lg:sticky lg:top-8 lg:order-none"
          aria-label="Points and grade"
        >
          {item.isReserved && (
            <p className="mb-6 measure border-l border-edge pl-4 text-sm text-soft">
              This question is reserved for your mocks: its grade is a measurement, and no review is
              planned for it.
            </p>
          )}
          <InterviewGrading
            key={item.position}
            base={`/api/interviews/${interview.id}/items/${item.position}`}
            points={content.keyPoints.map(({ id, text, weight, essential }) => ({
              id,
              text,
              weight,
              essential,
              mentions: view.suggestions.find(({ pointId }) => pointId === id)?.mentions,
            }))}
            answeringMs={view.times.answeringMs}
            limitMs={content.limitSeconds * 1000}
            overtimeShare={view.overtimeShare}
            isRevealedEarly={item.lockedBy === "reveal"}
            isRelaxed={!item.isStrict && item.limitMs !== null}
            hasOvertime={overtimeMs > 0}
            clock={clockOnDelivery({ ...item, overtimeMs })}
            returns={item.isReserved ? RESERVED_RETURNS : returnWords(view.preview, view.today)}
            singleKeys={viewer.singleKeys}
            ticksKey={`${interview.id} ${item.position}`}
          />
        </section>
      </div>
    </>
  );
}
