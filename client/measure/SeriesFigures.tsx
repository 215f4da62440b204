import { type ReactNode, useState } from "react";
import type { Instant } from "../../shared/base/time.ts";
import { localDate } from "../../shared/base/time.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { adviseBaseline } from "../../shared/spc/baseline.ts";
import { savePicture } from "../chart/export.ts";
import { pictureOf } from "../chart/picture.ts";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useToast } from "../ui/Toast.tsx";
import { fullDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { SeriesPicture } from "./SeriesPicture.tsx";
import { SignalTag } from "./SpcTile.tsx";
import { TargetMark } from "./TargetMark.tsx";
import type { Told } from "./told.ts";

interface Props {
  readonly series: SeriesView;
  readonly told: Told;
  readonly now: Instant;
}

/** A measure on its own page: what it says in two sentences, large with an axis, as a table, and as a picture to take away. */
export function SeriesFigures({ series, told, now, children }: Props & { readonly children?: ReactNode }) {
  const words = useWords().measure.chart;
  const [as, setAs] = useState<"chart" | "table">("chart");
  return (
    <section className="panel stack">
      <div className="measure-head-line">
        <p className="spc-tile-sentence">
          {told.sentence.short} {told.sentence.more}
        </p>
        <SignalTag told={told} />
      </div>
      <TargetMark told={told} />
      <div className={as === "chart" ? "measure-big-chart" : undefined}>
        <SeriesPicture series={series} told={told} as={as} hasAxis />
      </div>
      <div className="measure-acts">
        <Button density="close" variant="tertiary" onClick={() => setAs(as === "chart" ? "table" : "chart")}>
          {as === "chart" ? words.asTable : words.asChart}
        </Button>
        <Download series={series} told={told} now={now} />
      </div>
      {children}
      <small>
        {told.age.text} · {told.method}. {isToFreeze(told) && words.freeze}
      </small>
    </section>
  );
}

/** Enough points and nothing but common cause: then limits that move with every point only blunt it. */
function isToFreeze({ read }: Told): boolean {
  return adviseBaseline(read.analysis, read.asked)?.kind === "freeze" && read.analysis.chart !== "run";
}

function Download({ series, told, now }: Props) {
  const words = useWords().measure.chart.download;
  const toast = useToast();
  const facts = useAround({ series, told, now });
  const save = (kind: "png" | "svg"): void => {
    const { definition } = series.measure;
    const input = {
      analysis: told.read.analysis,
      target: definition.target,
      texts: told.texts("wide"),
      tests: told.tests,
      axis: told.axis,
      ...(told.places && { places: told.places }),
    };
    savePicture(pictureOf(input, facts), definition.name, kind).catch(() => toast({ text: words.failed }));
  };
  return (
    <Menu
      label={words.menu}
      className="ds-button button"
      items={[
        { key: "png", label: words.png, onSelect: () => save("png") },
        { key: "svg", label: words.svg, onSelect: () => save("svg") },
      ]}
    />
  );
}

/** What makes a picture understood where nobody knows where it came from. */
function useAround({ series, told, now }: Props) {
  const words = useWords().measure;
  const language = useLanguage();
  const { name, unit, source } = series.measure.definition;
  const made = words.chart.made(fullDate(localDate(now, series.zone), language));
  const target = told.target ? words.target[told.target] : "";
  return {
    title: unit === "" || name.includes(unit) ? name : `${name} (${unit})`,
    sentence: [told.sentence.short, target && `${target}.`].filter(Boolean).join(" "),
    foot: [
      `${series.unitName} · ${told.age.text}`,
      [told.method, source && words.chart.source(source), made].filter(Boolean).join(" · "),
    ],
  };
}
