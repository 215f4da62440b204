import { useMemo, useState } from "react";
import type { MeasureDefinition, SeriesReading } from "../../shared/measure/measure.ts";
import { Select } from "../ui/Select.tsx";
import { numberText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { useOnBench, useTexts } from "./Bench.tsx";
import { Icons } from "./Icons.tsx";
import type { Given } from "./insight.ts";
import { LookPlot } from "./LookPlot.tsx";
import { type LookName, LOOKS } from "./looks.ts";
import { PictureChart } from "./PictureChart.tsx";
import { useAnswer } from "./useBench.ts";

/** Looks that are the same chart read otherwise. */
const READINGS = ["mr", "westernElectric", "nelson"] as const;
type ReadingName = (typeof READINGS)[number];
const ALL = [...LOOKS, ...READINGS, "icons"] as const;
type Name = (typeof ALL)[number];

const isLook = (name: Name): name is LookName => LOOKS.some((look) => look === name);
const isReading = (name: Name): name is ReadingName => READINGS.some((reading) => reading === name);

/** Looks beside the plain chart, for those who ask for them; none of them changes what the board shows. */
export function LooksTab() {
  const words = useWords().workbench.looks;
  const { insight } = useOnBench();
  const [name, setName] = useState<Name>("ewma");
  const shown = ALL.filter((each) => each !== "bernoulli" || insight?.isOutcomes);
  return (
    <div className="stack bench-looks">
      <Select
        label={words.choose}
        hint={words.help[name]}
        value={name}
        choices={shown.map((value) => ({ value, label: words[value] }))}
        onChange={(value) => setName(ALL.find((each) => each === value) ?? "ewma")}
      />
      {isLook(name) && <Smoothed name={name} />}
      {isReading(name) && <ReadOtherwise name={name} />}
      {name === "icons" && <Icons />}
    </div>
  );
}

/** Pixels across, and points that have room there: enough for every look on a desk. */
const COLUMNS = 1_200;
const ROOM = 160;

function Smoothed({ name }: { readonly name: LookName }) {
  const words = useWords().workbench.looks;
  const { bench, definition, reading, setting } = useOnBench();
  const { period, bare } = useTexts();
  const question = useMemo(
    () => ({ kind: "look", given: { definition, reading }, setting, look: name, columns: COLUMNS }) as const,
    [definition, reading, setting, name],
  );
  const answer = useAnswer<"look">(bench, question);
  if (!answer) return null;
  const { look } = answer;
  if (!look) return <p>{words.few}</p>;
  const number = (value: number) => (name === "ewma" ? bare(value) : numberText(value, setting.language, 1));
  const signal = look.signalSince === undefined ? words.noSignal : words.signal(period(look.signalSince));
  const said = words.of(numberText(look.count, setting.language, 0), period(look.first), period(look.last));
  return (
    <>
      <p>
        <strong>{signal}</strong> {said}
      </p>
      <LookPlot
        look={look}
        summary={`${words[name]}. ${signal} ${said}`}
        number={number}
        level={number}
        first={period(look.first)}
        last={period(look.last)}
      />
    </>
  );
}

/** The same figures as another chart or by another set of rules, for as long as one looks. */
function ReadOtherwise({ name }: { readonly name: ReadingName }) {
  const words = useWords().workbench;
  const { bench, definition, reading, setting, head } = useOnBench();
  const given = useMemo(() => readBy(name, definition, reading), [name, definition, reading]);
  const asked = useMemo(() => ({ given, setting, window: null, columns: COLUMNS, room: ROOM }), [given, setting]);
  const sight = useMemo(() => ({ kind: "picture", ...asked }) as const, [asked]);
  const told = useMemo(() => ({ kind: "insight", ...asked }) as const, [asked]);
  const picture = useAnswer<"picture">(bench, sight)?.picture;
  const insight = useAnswer<"insight">(bench, told)?.insight;
  if (!picture || !insight) return null;
  const said = insight.signals === 0 ? words.looks.noSignal : `${words.preview.signals}: ${insight.signals}.`;
  return (
    <>
      <p>
        <strong>{said}</strong> {name !== "mr" && insight.sentence.short}
      </p>
      <div className="bench-look">
        <PictureChart
          picture={picture}
          given={given}
          head={head}
          setting={setting}
          meanings={[]}
          summary={`${words.looks[name]}. ${said}`}
        />
      </div>
    </>
  );
}

/** A step from point to point is measured against no target. */
function readBy(name: ReadingName, definition: MeasureDefinition, reading: SeriesReading): Given {
  const otherwise = name === "mr" ? ({ chart: "mr", target: null } as const) : { rules: name };
  return { definition: { ...definition, ...otherwise }, reading };
}
