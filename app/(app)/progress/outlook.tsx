import { unstable_rethrow } from "next/navigation";
import { Suspense } from "react";
import { CalibrationSection } from "@/components/progress/calibration-section";
import { DueSection } from "@/components/progress/due-section";
import { LaterSection } from "@/components/progress/later-section";
import { MockSection } from "@/components/progress/mock-section";
import { ProjectionSection } from "@/components/progress/projection-section";
import { ReadinessSection } from "@/components/progress/readiness-section";
import type { Viewer } from "@/lib/auth/viewer";
import { MIN_LONG_TERM_REVIEWS } from "@/lib/memory/rules/fit/fit-parameters";
import { MORE_MINUTES } from "@/lib/memory/rules/plan/projection";
import { expectedOf, type MockHistory } from "@/lib/progress/usecases/load-mocks";
import { loadProjection } from "@/lib/progress/usecases/load-projection";
import { loadReadiness, USUAL_INTERVIEW } from "@/lib/progress/usecases/load-readiness";

/**
 * Shows the day of the interview and the mocks so far, the coming days, and how reliable the
 * predictions are.
 */
export async function Outlook({
  viewer,
  now,
  history,
}: Readonly<{ viewer: Viewer; now: Date; history: MockHistory }>) {
  const readiness = await loadReadiness({ ...viewer, now });
  const { today, interviewDay, forecast, due, calibration, fit } = readiness;
  const isForeseen = forecast.kind === "prediction" || interviewDay !== null;
  const isJudged = calibration.shows !== "nothing" || fit !== null;
  return (
    <>
      {isForeseen && <ReadinessSection {...readiness} interview={USUAL_INTERVIEW} />}
      {interviewDay !== null && interviewDay > today && (
        <Suspense fallback={<p className="text-soft">Working out what the plan brings.</p>}>
          <Projected viewer={viewer} now={now} />
        </Suspense>
      )}
      <MockSection
        {...history}
        today={today}
        readinessDay={interviewDay ?? today}
        forecast={forecast}
        expected={expectedOf(history.unaided)}
      />
      <DueSection days={due} />
      {isJudged && (
        <CalibrationSection
          calibration={calibration}
          reviews={readiness.longTermReviews}
          fit={fit}
          fitFrom={MIN_LONG_TERM_REVIEWS}
          today={today}
        />
      )}
      <LaterSection
        towardsPrediction={isForeseen ? null : forecast.longTermReviews}
        towardsMock={history.unaided.length > 0 ? null : (history.mocks[0]?.verdict.kind ?? "none")}
        towardsCalibration={isJudged ? null : calibration.n}
      />
    </>
  );
}

async function Projected({ viewer, now }: Readonly<{ viewer: Viewer; now: Date }>) {
  const projected = await loadProjection({ ...viewer, now }).catch((error: unknown) => {
    // The rest of the page doesn't depend on it.
    unstable_rethrow(error);
    console.error(error);
    return "failed" as const;
  });
  if (projected === "waiting")
    return (
      <p>What the plan brings is still being calculated. Reload the page in a moment to see it.</p>
    );
  if (projected === "failed")
    return (
      <p>What the plan brings could not be worked out just now. Reload the page to try again.</p>
    );
  return projected && <ProjectionSection projection={projected} moreMinutes={MORE_MINUTES} />;
}
