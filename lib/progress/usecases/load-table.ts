import {
  calibrationTable,
  dueTable,
  mockTable,
  topicTable,
  type Table,
  type TableName,
} from "@/lib/progress/words/tables";
import { studyDayOf } from "@/lib/shared/study-day";
import type { Learner } from "@/lib/practice/usecases/load-day";
import { loadMocks } from "./load-mocks";
import { loadReadiness } from "./load-readiness";

/**
 * Returns the numbers behind a chart on Progress, or null while the page doesn't show that chart
 * yet.
 */
export async function loadTable(
  name: TableName,
  viewer: Omit<Learner, "newPerDay">,
): Promise<Table | null> {
  if (name === "mocks") {
    const { unaided } = await loadMocks(viewer);
    const today = studyDayOf(viewer.now, viewer.zone, viewer.cutoffHour);
    return unaided.length > 1 ? mockTable(unaided, today) : null;
  }
  const { topics, due, calibration, forecast } = await loadReadiness(viewer);
  return {
    topics: forecast.kind === "prediction" ? topicTable(topics) : null,
    due: dueTable(due),
    calibration: calibration.shows === "curve" ? calibrationTable(calibration.bins) : null,
  }[name];
}
