import { useCallback, useMemo } from "react";
import type { ChartTexts } from "../chart/layout.ts";
import { SpcChart } from "../chart/SpcChart.tsx";
import { useBox } from "../chart/useBox.ts";
import { axisText } from "../measure/figures.ts";
import { placesOf } from "../measure/places.ts";
import { chartTexts } from "../measure/told.ts";
import { comparePeriods } from "../../shared/measure/period.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { useWords } from "../words/useWords.ts";
import type { Picture } from "./bench.ts";
import { textsOf } from "./Bench.tsx";
import { ChosenLayer } from "./ChosenLayer.tsx";
import type { Cut } from "./cut.ts";
import { DenseChart } from "./DenseChart.tsx";
import type { Given, Setting } from "./insight.ts";
import { chartMarks, type OtherMeaning } from "./marks.ts";

interface Props {
  readonly picture: Picture;
  readonly given: Given;
  readonly head: SeriesView;
  readonly setting: Setting;
  readonly meanings: readonly OtherMeaning[];
  /** What the picture says, for those who do not see it. */
  readonly summary: string;
  /** Index in the whole series. */
  readonly chosen?: number | undefined;
  readonly onChoose?: ((index: number) => void) | undefined;
  /** What the axis holds in any case: two pictures side by side are compared on one. */
  readonly reach?: readonly number[] | undefined;
}

/** A series in sight: every point where they have room, else as few marks as say the same. */
export function PictureChart({ picture, ...rest }: Props) {
  const { given, setting, summary, chosen, onChoose, reach } = rest;
  const { chart } = useWords().measure;
  const texts = textsOf(given.definition, setting);
  if (picture.cut) return <CutChart cut={picture.cut} {...rest} />;
  if (!picture.dense) return null;
  return (
    <DenseChart
      dense={picture.dense}
      window={picture.window}
      first={texts.period(picture.first)}
      last={texts.period(picture.last)}
      target={given.definition.target}
      figure={(value, role) => (role === "target" ? chart.target(texts.bare(value)) : texts.bare(value))}
      summary={summary}
      chosen={chosen}
      onChoose={onChoose}
      reach={reach}
    />
  );
}

/** The lowest and the highest of a picture, lines too. */
export function reachOf({ cut, dense }: Picture): number[] {
  if (dense) return [dense.low, dense.high];
  const values = cut?.analysis.points.flatMap(({ y, lower, upper, centre }) => [y, lower, upper, centre]) ?? [];
  const finite = values.filter(Number.isFinite);
  return finite.length === 0 ? [] : [Math.min(...finite), Math.max(...finite)];
}

interface CutProps extends Omit<Props, "picture"> {
  readonly cut: Cut;
}

function CutChart({ cut, given, head, setting, meanings, summary, chosen, onChoose, reach }: CutProps) {
  const [box, measure] = useBox();
  const tests = useMemo(
    () => chartMarks(cut.periods, { head, reading: given.reading, setting, meanings }),
    [cut, head, given, setting, meanings],
  );
  const room = box && box.width > WIDE * box.font ? "wide" : "narrow";
  const texts = useChartTexts(cut, given, setting, room);
  const axis = useCallback((value: number) => axisText(value, setting.language), [setting]);
  const places = useMemo(() => placesOf(cut.periods, given.definition.rhythm), [cut, given]);
  const input = useMemo(
    () => ({
      analysis: cut.analysis,
      target: given.definition.target,
      tests,
      texts,
      axis,
      reach,
      ...(places && { places }),
    }),
    [cut, given, tests, texts, axis, reach, places],
  );
  const always = useCallback(() => texts, [texts]);
  return (
    <div className="bench-over" ref={measure}>
      <SpcChart {...input} texts={always} summary={summary} />
      {box && onChoose && (
        <ChosenLayer
          input={input}
          box={box}
          chosen={chosen === undefined ? undefined : chosen - cut.first}
          onChoose={(index) => onChoose(index + cut.first)}
        />
      )}
    </div>
  );
}

/** A box this many font sizes wide has room for words beside the numbers. */
const WIDE = 38;

function useChartTexts(cut: Cut, given: Given, setting: Setting, room: "narrow" | "wide"): ChartTexts {
  const { chart } = useWords().measure;
  return useMemo(() => {
    const { definition, reading } = given;
    const { analysis, periods } = cut;
    const { period } = textsOf(definition, setting);
    const at = (index: number) => period(periods[index] ?? "");
    const start = (number: number) =>
      periods[analysis.phases.find((phase) => phase.number === number)?.from ?? 0] ?? "";
    return {
      ...chartTexts({ reading }, definition, { analysis, periods }, setting.language, room, at),
      // In a part of a series the phases do not count from one.
      phase: (number) => {
        const begun = reading.phases.filter((phase) => comparePeriods(phase.from, start(number)) <= 0);
        return begun.at(-1)?.name ?? chart.phase(number);
      },
    };
  }, [cut, given, setting, room, chart]);
}
