import { GRADE_NAMES, GRADES, type Grade } from "@/lib/domain/memory/grade";

type GradeButtonsProps = Readonly<{
  proposed: Grade | null;
  /** When the question comes back for each grade, in words. */
  returns: Readonly<Record<Grade, string>>;
  singleKeys: boolean;
  isSending: boolean;
  onGrade: (grade: Grade) => void;
}>;

/** The four grades with their keys and when the question returns; the proposed one is marked. */
export function GradeButtons({ proposed, returns, singleKeys, isSending, onGrade }: GradeButtonsProps) {
  return (
    <div role="group" aria-label="Grade" className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {GRADES.map((choice, index) => (
        <button
          key={choice}
          type="button"
          // A button that is disabled would lose the focus.
          aria-disabled={isSending}
          aria-describedby={choice === proposed ? "proposal" : undefined}
          onClick={() => onGrade(choice)}
          className={`flex min-h-16 cursor-pointer flex-col items-start rounded border px-3 py-2 text-left aria-disabled:cursor-default aria-disabled:opacity-60 ${choice === proposed ? "border-stage bg-stage text-on-stage" : "border-edge hover:border-stage"}`}
        >
          <span className="font-medium">
            {singleKeys && <kbd className="mr-2 font-mono text-sm">{index + 1}</kbd>}
            {GRADE_NAMES[choice]}
          </span>
          <span className="text-sm">{returns[choice]}</span>
        </button>
      ))}
    </div>
  );
}
