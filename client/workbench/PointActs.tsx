import { useMemo } from "react";
import { Button } from "../ui/Button.tsx";
import type { Words } from "../words/catalogue.ts";
import { useWords } from "../words/useWords.ts";
import type { PointTold } from "./bench.ts";
import { useOnBench, useTexts } from "./Bench.tsx";
import { frozen, withExcluded, withIncluded, withNote, withPhase } from "./change.ts";
import type { BaselineVerdict } from "./baselineAt.ts";
import { useAnswer } from "./useBench.ts";

/** The chosen point in words, and what can be done at it. */
export function PointActs({ chosen }: { readonly chosen: number }) {
  const { bench, definition, reading, setting, may } = useOnBench();
  const question = useMemo(
    () => ({ kind: "point", given: { definition, reading }, setting, index: chosen }) as const,
    [definition, reading, setting, chosen],
  );
  const point = useAnswer<"point">(bench, question)?.point;
  if (!point) return null;
  return (
    <div className="bench-point">
      <PointWords point={point} />
      {may && <Acts point={point} />}
    </div>
  );
}

function PointWords({ point }: { readonly point: PointTold }) {
  const words = useWords().workbench.point;
  const { reading } = useOnBench();
  const { period, figure, bare } = useTexts();
  const limits = !Number.isFinite(point.upper)
    ? ""
    : point.lower > 0 || point.lower < 0
      ? words.limits(bare(point.lower), bare(point.upper))
      : words.limitAbove(bare(point.upper));
  const reason = reading.excluded.find((each) => each.period === point.period)?.reason;
  const said = [
    limits,
    point.signal && `◆ ${words.signal}`,
    !point.included && !point.unfinished && (reason ? `${words.excluded}: ${reason}` : words.excluded),
    point.unfinished && words.unfinished,
    ...reading.notes.filter((note) => note.period === point.period).map((note) => `«${note.text}»`),
  ].filter(Boolean);
  return (
    <p className="bench-point-words">
      <strong>
        {period(point.period)}: {figure(point.y)}
      </strong>{" "}
      {/* The slider says the point and its figure; what more there is to say of it is told here. */}
      <span role="status">{said.join(" · ")}</span>
    </p>
  );
}

function Acts({ point }: { readonly point: PointTold }) {
  const { workbench: words } = useWords();
  const { bench, definition, reading, setting, begin } = useOnBench();
  const { period } = useTexts();
  const at = period(point.period);
  const isFrozenHere = reading.freeze === point.period;
  const isExcluded = reading.excluded.some((each) => each.period === point.period);
  const thaw = (): void =>
    begin({ of: "reading", title: words.act.thaw, fields: [], reading: () => frozen(reading, null) });
  const freeze = async (): Promise<void> => {
    const given = { definition, reading };
    const told = await bench?.client.ask<"baseline">({ kind: "baseline", given, setting, index: point.index });
    begin({
      of: "reading",
      title: words.act.freeze(at),
      lead: told && "answer" in told ? leadOf(told.answer.verdict, words.freeze) : undefined,
      fields: [],
      reading: () => frozen(reading, point.period),
    });
  };
  return (
    <div className="row">
      <Button density="close" onClick={() => (isFrozenHere ? thaw() : void freeze())}>
        {isFrozenHere ? words.point.thaw : words.point.freeze}
      </Button>
      <Button
        density="close"
        onClick={() =>
          begin({
            of: "reading",
            title: words.act.phase(at),
            fields: ["name", "reason"],
            reasonHelp: words.preview.phaseReason,
            reading: ({ name, reason }) => withPhase(reading, { from: point.period, name, reason }),
          })
        }
      >
        {words.point.phase}
      </Button>
      <Button
        density="close"
        onClick={() =>
          begin({
            of: "reading",
            title: isExcluded ? words.act.include(at) : words.act.exclude(at),
            fields: isExcluded ? [] : ["reason"],
            reasonHelp: words.preview.excludeReason,
            reading: ({ reason }) =>
              isExcluded ? withIncluded(reading, point.period) : withExcluded(reading, point.period, reason),
          })
        }
      >
        {isExcluded ? words.point.include : words.point.exclude}
      </Button>
      <Button
        density="close"
        onClick={() =>
          begin({
            of: "reading",
            title: words.act.note(at),
            fields: ["text"],
            reading: ({ text }) => withNote(reading, point.period, text),
          })
        }
      >
        {words.point.note}
      </Button>
    </div>
  );
}

function leadOf(verdict: BaselineVerdict, words: Words["workbench"]["freeze"]): string {
  return verdict.kind === "few" ? words.few(verdict.points) : words[verdict.kind];
}
