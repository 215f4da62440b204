import { addDays } from "../../shared/base/time.ts";
import type { Pattern } from "../../shared/spc/pattern.ts";
import type { Upcoming } from "../../shared/spc/upcoming.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";
import { monthName, weekdayName } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { useOnBench, useTexts } from "./Bench.tsx";
import { declining, frozen, withPhase } from "./change.ts";
import type { Insight } from "./insight.ts";
import { changeReading, restoreReading } from "./queries.ts";

/** What the chart says now; how far the next signal is stands below, where the sentence would say it too; and what one might do about it: calm, in words, never done by itself. */
export function AdvicePanel({ insight }: { readonly insight: Insight }) {
  const words = useWords().workbench.advice;
  const { reading } = useOnBench();
  const { period } = useTexts();
  return (
    <section className="panel stack bench-advice" aria-labelledby="bench-advice">
      <h2 id="bench-advice">{words.title}</h2>
      <p className="spc-tile-sentence">
        {insight.sentence.short} {insight.upcoming && insight.signals === 0 ? "" : insight.sentence.more}
      </p>
      <Offer insight={insight} />
      <Baseline insight={insight} />
      {reading.freeze !== null && <p>{words.frozen(period(reading.freeze))}</p>}
      {insight.upcoming && <Next upcoming={insight.upcoming} />}
      {insight.pattern && <PatternWords pattern={insight.pattern} />}
    </section>
  );
}

function Offer({ insight }: { readonly insight: Insight }) {
  const words = useWords().workbench.offer;
  const { reading, begin, may } = useOnBench();
  const { period, level: told } = useTexts();
  const { decline, isBusy } = useDecline();
  const act = useWords().workbench;
  const { offer } = insight;
  if (!offer) return null;
  const { from, noted } = offer;
  const [before, level] = [told(offer.before), told(offer.level)];
  const said = noted ? words.noted(period(from), noted, before, level) : words.found(period(from), before, level);
  return (
    <div className="bench-offer">
      <h3>{words.title}</h3>
      <p>
        {said} {words.only}
      </p>
      {may && (
        <div className="row">
          <Button
            density="close"
            variant="primary"
            onClick={() =>
              begin({
                of: "reading",
                title: act.act.phase(period(from)),
                lead: said,
                fields: ["name", "reason"],
                reasonHelp: act.preview.phaseReason,
                ...(noted && { given: { name: noted.slice(0, 60) } }),
                reading: (asked) => withPhase(reading, { from, name: asked.name, reason: asked.reason }),
              })
            }
          >
            {words.see}
          </Button>
          <Button density="close" isBusy={isBusy} onClick={() => void decline(from)}>
            {words.decline}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Puts a proposal away for everybody; that too can be taken back. */
function useDecline() {
  const { head, reading } = useOnBench();
  const words = useWords().workbench.offer;
  const toast = useToast();
  const series = { id: head.measure.id, unitId: head.unitId };
  const stale = [["measure", head.measure.id]] as const;
  const { run, isBusy } = useAct(changeReading, stale);
  const back = useAct(restoreReading, stale);
  const decline = async (from: string): Promise<void> => {
    const answer = await run({ ...series, version: head.version, reading: declining(reading, from) });
    if (!answer.ok) return;
    const { version } = answer.value;
    toast({ text: words.declined, undo: () => void back.run({ ...series, version, to: head.version }) });
  };
  return { decline, isBusy };
}

function Baseline({ insight }: { readonly insight: Insight }) {
  const { advice: words, act, freeze } = useWords().workbench;
  const { reading, begin, may } = useOnBench();
  const { period } = useTexts();
  const { baseline } = insight;
  if (!baseline) return null;
  const { advice } = baseline;
  if (advice.kind === "wait") return <p>{words.wait(advice.missing)}</p>;
  if (advice.kind === "not-stable") return <p>{words.unstable}</p>;
  const to = baseline.period ?? "";
  return (
    <>
      <p>{words.freeze(period(to))}</p>
      {may && (
        <Button
          density="close"
          onClick={() =>
            begin({
              of: "reading",
              title: act.freeze(period(to)),
              lead: freeze.fine,
              fields: [],
              reading: () => frozen(reading, to),
            })
          }
        >
          {words.freezeAct}
        </Button>
      )}
    </>
  );
}

/** What it would take for the next signal. */
function Next({ upcoming: { run, above, below } }: { readonly upcoming: Upcoming }) {
  const words = useWords().workbench.advice;
  const { level: figure } = useTexts();
  return (
    <>
      <h3>{words.next}</h3>
      <ul>
        {above !== undefined && <li>{words.nextAbove(figure(above))}</li>}
        {below !== undefined && <li>{words.nextBelow(figure(below))}</li>}
        {run && <li>{words.nextRun(run.more, run.side)}</li>}
      </ul>
    </>
  );
}

function PatternWords({ pattern }: { readonly pattern: Pattern }) {
  const words = useWords().workbench.advice;
  const { setting } = useOnBench();
  // Any Monday, and any year: only the names are asked for.
  const name = (number: number) =>
    pattern.by === "weekday"
      ? weekdayName(addDays("2026-01-05", number - 1), setting.language)
      : monthName(`2026-${String(number).padStart(2, "0")}-01`, setting.language);
  return (
    <>
      <h3>{words.pattern}</h3>
      <p>{words[pattern.by](name(pattern.highest), name(pattern.lowest))}</p>
    </>
  );
}
