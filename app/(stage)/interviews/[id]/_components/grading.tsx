import { GradingDesk } from "@/components/grading/grading-desk";
import { returnWords } from "@/components/grading/return-words";
import { OtherTexts } from "@/components/interview/other-texts";
import type { Viewer } from "@/lib/auth/viewer";
import { clockTime } from "@/lib/domain/interview/cue-light";
import type { InterviewView } from "@/lib/usecases/load-interview";

type GradingProps = Readonly<{ view: Extract<InterviewView, { kind: "grading" }>; viewer: Viewer }>;

/** Like an open book: what was said and what could be said on the left, the points on the right; on a phone the points first. */
export function Grading({ view, viewer }: GradingProps) {
  const { content, item, interview } = view;
  return (
    <>
      <h1 id="question" tabIndex={-1} className="max-w-3xl">
        {content.prompt}
      </h1>
      <div className="grid gap-10 lg:grid-cols-2">
        <div className="space-y-10">
          <section className="space-y-3" aria-label="Your answer">
            <h2>Your answer</h2>
            <p className="text-sm text-soft">
              {item.answerMode === "aloud" ? "Answered aloud. " : ""}
              {view.times.answeringMs === null
                ? ""
                : `Took ${clockTime(view.times.answeringMs)}${item.limitMs === null ? "" : ` of ${clockTime(item.limitMs)}`}.`}
            </p>
            <p className="font-serif text-lg leading-relaxed break-words whitespace-pre-wrap">
              {view.answerText || "No text."}
            </p>
            <OtherTexts texts={view.otherTexts} />
          </section>
          <section className="space-y-3">
            <h2>Model answer</h2>
            <div className="prose-answer" dangerouslySetInnerHTML={{ __html: content.answerHtml }} />
          </section>
        </div>
        <section className="order-first self-start lg:sticky lg:top-8 lg:order-none" aria-label="Points and grade">
          <GradingDesk
            key={item.position}
            path={`/api/interviews/${interview.id}/items/${item.position}/grade`}
            body={{}}
            points={content.keyPoints}
            thinkingMs={null}
            answeringMs={view.times.answeringMs}
            limitMs={content.limitSeconds * 1000}
            returns={returnWords(view.preview, view.today)}
            singleKeys={viewer.singleKeys}
            ticksKey={`${interview.id} ${item.position}`}
          />
        </section>
      </div>
    </>
  );
}
