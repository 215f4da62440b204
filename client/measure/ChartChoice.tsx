import { advise, type Answers, OUT_OF, SUBJECTS } from "../../shared/measure/advise.ts";
import { type MeasureChart, RHYTHMS } from "../../shared/measure/measure.ts";
import { RadioGroup } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../words/useWords.ts";

interface QuestionProps {
  readonly answers: Answers;
  readonly onAnswer: (answers: Answers) => void;
}

/** What do you count, out of what, how often: asked without naming any chart. */
export function ChartQuestions({ answers, onAnswer }: QuestionProps) {
  const { advice, measure } = useWords();
  const { subject } = answers;
  const comesWhenItHappens = subject === "between" || subject === "cases";
  return (
    <>
      <RadioGroup<Answers["subject"]>
        label={advice.subject}
        name="subject"
        value={subject}
        onChange={(next) => onAnswer({ ...answers, subject: next })}
        choices={SUBJECTS.map((value) => ({ value, ...advice.subjects[value] }))}
      />
      {subject === "events" && (
        <RadioGroup<Answers["outOf"]>
          label={advice.outOf}
          name="outOf"
          value={answers.outOf}
          onChange={(outOf) => onAnswer({ ...answers, outOf })}
          choices={OUT_OF.map((value) => ({ value, ...advice.outOfs[value] }))}
        />
      )}
      {!comesWhenItHappens && (
        <Select
          label={advice.often}
          name="rhythm"
          value={answers.rhythm}
          // Only events come whenever they come; every other figure is of a period.
          choices={RHYTHMS.filter((rhythm) => rhythm !== "event" || subject === "events").map((value) => ({
            value,
            label: measure.form.rhythm[value],
          }))}
          onChange={(value) => {
            const rhythm = RHYTHMS.find((each) => each === value);
            if (rhythm) onAnswer({ ...answers, rhythm });
          }}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  readonly answers: Answers;
  /** The chart that is chosen now. */
  readonly chart: MeasureChart;
}

/** The choice with its reason in a sentence, and the one that comes next with what speaks against it. */
export function ChosenChart({ answers, chart }: ChoiceProps) {
  const { advice, measure } = useWords();
  const advised = advise(answers);
  const name = (each: MeasureChart) => measure.form.charts[each];
  return (
    <div className="measure-advice" role="status">
      <p>
        <strong>{advice.suggests(name(advised.chart))}</strong> {advice.because[advised.because]}
      </p>
      <p>{advice.runnerUp(name(advised.runnerUp), advice.butNot[advised.butNot])}</p>
      {chart !== advised.chart && <p>{advice.own}</p>}
    </div>
  );
}
