import { expect, test } from "vitest";
import type { Language } from "../../../shared/access/actor.ts";
import { type MeasureDefinition, PLAIN_READING, type SeriesView, seriesView } from "../../../shared/measure/measure.ts";
import { tell } from "../../../client/measure/told.ts";

const now = Date.parse("2026-11-23T06:45:00Z");
const rate = {
  name: "Fall",
  unit: "per 1000 liggedøgn",
  direction: "down",
  target: 4,
  chart: "u",
  rhythm: "week",
} as const;
const definition: MeasureDefinition = {
  ...rate,
  decimals: 1,
  responsible: "",
  numeratorText: "",
  denominatorText: "",
  event: "",
  source: "",
  per: 1000,
};

/** Weeks 21 to 44 of 2026 without week 30, the last one far above. */
function series(change: Partial<MeasureDefinition> = {}): SeriesView {
  const weeks = Array.from({ length: 24 }, (_, i) => 21 + i).filter((week) => week !== 30);
  const points = weeks.map((week, i) => ({
    period: `2026-W${week}`,
    key: "",
    value: null,
    numerator: week === 44 ? 30 : 3 + (i % 3),
    denominator: 800,
    values: null,
    asOf: 0,
    recordedAt: 0,
    revision: 1,
  }));
  const measure = {
    id: "a".repeat(26),
    unitId: "b".repeat(26),
    unitName: "3B",
    definition: { ...definition, ...change },
    version: 1,
    archived: false,
    latest: null,
    may: [],
  };
  const reading = {
    ...PLAIN_READING,
    excluded: [{ period: "2026-W25", reason: "Flytting" }],
    notes: [{ period: "2026-W44", text: "Influensa" }],
  };
  const rest = {
    unitId: measure.unitId,
    unitName: "3B",
    zone: "Europe/Oslo",
    reading,
    version: 1,
    marks: [],
    signals: [],
  };
  return seriesView.parse({ measure, points, ...rest });
}
const told = (language: Language = "nb") => tell(series(), language, now);

test("a point tells its figure, of how many, and every remarkable thing", () => {
  const last = told().read.analysis.points.length - 1;
  const unit = "per 1000 liggedøgn";
  expect(told().points.point(last)).toBe(`uke 44: 37,5\u00a0${unit}, 30 på 800, over øvre grense, notat: Influensa`);
  expect(told("en").points.point(last)).toBe(
    `week 44: 37.5\u00a0${unit}, 30 in 800, above the upper limit, note: Influensa`,
  );
  expect(told().points.point(4)).toContain("holdt utenfor: Flytting");
});

test("a gap is told where it ends", () => {
  expect(told().points.remark(9)).toMatch(/^én periode uten tall før denne/);
  expect(told("nn").points.remark(9)).toMatch(/^éin periode utan tal før denne/);
  expect(told().points.remark(8)).not.toContain("uten tall");
});

test("what is told of a series is kept until its figures or the day change", () => {
  const one = series();
  const first = tell(one, "nb", now);
  const later = tell(one, "nb", now + 60_000);
  expect(later.read).toBe(first.read);
  expect(later.texts("wide")).toBe(first.texts("wide"));
  expect(tell(one, "nb", now + 86_400_000).read).not.toBe(first.read);
  expect(tell(one, "en", now).sentence).not.toEqual(first.sentence);
});

test("the method is named as it is judged", () => {
  expect(told().method).toBe("U-diagram, grenser ved 3 sigma, og Anhøjs regler");
  expect(tell(series({ rules: "nelson" }), "nb", now).method).toBe("U-diagram, grenser ved 3 sigma, og Nelson");
});
