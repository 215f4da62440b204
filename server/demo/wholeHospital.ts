import type { Actor } from "../../shared/access/actor.ts";
import { type MeasureId, newId } from "../../shared/base/ids.ts";
import { addDays, DEFAULT_ZONE, HOUR, type LocalDate } from "../../shared/base/time.ts";
import { addTile } from "../../shared/board/tiles.ts";
import type { MeasureDefinition } from "../../shared/measure/measure.ts";
import { endOf, firstDay, periodOf } from "../../shared/measure/period.ts";
import { ingest } from "../measure/ingest.ts";
import { makeFeedKey } from "../measure/keys.ts";
import { defineMeasure } from "../measure/measures.ts";
import { boardOf, edit, type Happening, HISTORY_DAYS, leaderOf, must, type Scene, streamOf, timeOf } from "./scene.ts";
import type { Seeded } from "./seeded.ts";

const SOURCE = "Eksempeltall, laget av en generator";
const MONTHS = 30;

/** What the hospital follows in all its wards, defined once; each ward has figures of its own. */
interface Shared {
  readonly definition: MeasureDefinition;
  readonly sections: readonly string[];
  /** Boards above that show the sum. */
  readonly shownBy: readonly string[];
  /** One month of a ward. */
  draw(from: Seeded, section: number, monthsAgo: number): { readonly numerator: number; readonly denominator: number };
}

const BEDS = ["2a", "nordeid", "barnepost", "3b", "intensiv"];

/** About five falls per 1,000 bed days: the order of what wards report; the points are made here. */
const falls: Shared = {
  definition: {
    name: "Fall per 1000 liggedøgn",
    unit: "per 1000 liggedøgn",
    direction: "down",
    target: null,
    chart: "u",
    per: 1000,
    rhythm: "month",
    decimals: 1,
    responsible: "Fagsykepleier",
    numeratorText: "fall",
    denominatorText: "liggedøgn",
    event: "",
    source: SOURCE,
  },
  sections: BEDS,
  shownBy: ["sykehus", "kirurgi", "medisin", "med-avd"],
  draw(from, section, monthsAgo) {
    const denominator = from.whole(420, 560) + section * 40;
    // Low beds and a walk round before the night, from a year ago.
    const rate = monthsAgo > 12 ? 0.0068 : 0.0046;
    return { numerator: from.binomial(denominator, rate), denominator };
  },
};

const hands: Shared = {
  definition: {
    name: "Håndhygiene utført",
    unit: "%",
    direction: "up",
    target: 90,
    chart: "p",
    rhythm: "month",
    decimals: 0,
    responsible: "Hygienekontakt",
    numeratorText: "observasjoner der hendene ble desinfisert",
    denominatorText: "observasjoner",
    event: "",
    source: SOURCE,
  },
  sections: [...BEDS, "dialyse", "mottak"],
  shownBy: ["sykehus", "med-avd"],
  draw(from, section) {
    const denominator = from.whole(40, 70);
    return { numerator: from.binomial(denominator, 0.84 + section * 0.01), denominator };
  },
};

/** Defines them at the hospital, shows their sums on the boards above the wards, and sends what the wards have. */
export async function measureHospital(scene: Scene): Promise<Happening[]> {
  const happenings: Happening[] = [];
  for (const shared of [falls, hands]) happenings.push(...(await measureEverywhere(scene, shared)));
  return happenings;
}

async function measureEverywhere(scene: Scene, shared: Shared): Promise<Happening[]> {
  const leader = leaderOf(scene, "sykehus");
  const { unitId } = boardOf(scene, "sykehus");
  const measureId = (await must(defineMeasure(scene.parts, leader, unitId, shared.definition, undefined))).id;
  for (const key of shared.shownBy) await show(scene, key, measureId);
  const wanted = { unitId, name: "Datavarehuset", measureIds: [measureId] };
  const { item } = await must(makeFeedKey(scene.parts, leader, wanted));
  const feed: Actor = { kind: "feed", id: item.id, name: item.name, measureIds: [measureId] };
  const from = streamOf(scene, shared.definition.name);
  return shared.sections.flatMap((section, place) =>
    sendMonths(scene, { shared, section, place, measureId, feed, from }),
  );
}

async function show(scene: Scene, key: string, measureId: MeasureId): Promise<void> {
  const { unitId } = boardOf(scene, key);
  const id = newId<"tile">(streamOf(scene, `${key} ${measureId} tile`).bytes);
  await edit(scene, key, leaderOf(scene, key), (doc) => addTile(doc, { id, measureId, unitId }));
}

interface Sending {
  readonly shared: Shared;
  readonly section: string;
  readonly place: number;
  readonly measureId: MeasureId;
  readonly feed: Actor;
  readonly from: Seeded;
}

function sendMonths(scene: Scene, { shared, section, place, measureId, feed, from }: Sending): Happening[] {
  const points = monthsBefore(scene.today).map((period, i) => ({ period, ...shared.draw(from, place, MONTHS - i) }));
  const { unitId } = boardOf(scene, section);
  const history = timeOf(scene, HISTORY_DAYS, "12:00");
  const comesAt = (period: string) => (endOf(period, DEFAULT_ZONE) ?? 0) + HOUR / 2;
  const batches = [
    { at: history, rows: points.filter(({ period }) => comesAt(period) < history) },
    ...points
      .filter(({ period }) => comesAt(period) >= history)
      .map((row) => ({ at: comesAt(row.period), rows: [row] })),
  ];
  return batches.map(({ at, rows }) => ({
    at,
    run: () => must(ingest(scene.parts, feed, { measureId, unitId, body: { points: rows }, key: undefined })),
  }));
}

/** The whole months before the one that a day is in, oldest first. */
function monthsBefore(today: LocalDate): string[] {
  const months: string[] = [];
  for (let day = today; months.length < MONTHS; ) {
    const month = periodOf(addDays(firstDay(periodOf(day, "month")) ?? day, -1), "month");
    months.unshift(month);
    day = `${month}-01`;
  }
  return months;
}
