import type { Actor } from "../../shared/access/actor.ts";
import { type MeasureId, newId } from "../../shared/base/ids.ts";
import { DEFAULT_ZONE, HOUR, type Instant } from "../../shared/base/time.ts";
import { addTile } from "../../shared/board/tiles.ts";
import { endOf } from "../../shared/measure/period.ts";
import { ingest } from "../measure/ingest.ts";
import { makeFeedKey } from "../measure/keys.ts";
import { changeSeriesReading, defineMeasure } from "../measure/measures.ts";
import type { StoredMeasure } from "../storage/measures.ts";
import { exampleMeasures } from "./measures.ts";
import {
  boardOf,
  edit,
  type Happening,
  HISTORY_DAYS,
  languageOf,
  leaderOf,
  must,
  type Scene,
  streamOf,
  timeOf,
} from "./scene.ts";
import type { ExampleMeasure, ExamplePoint } from "./telling.ts";

type Feed = Actor & { readonly kind: "feed" };

/** Sections whose figures came week by week, so that each old record shows what was known then; the others' came at once. */
const WEEK_BY_WEEK: readonly string[] = ["3b", "nordeid"];

/** Defines a section's measures, puts them on its board, and lets the hospital's own feed send the points. */
export async function measureSection(scene: Scene, key: string): Promise<Happening[]> {
  const board = boardOf(scene, key);
  const made = exampleMeasures(streamOf(scene, `${key} measures`), key, scene.today, languageOf(board));
  const leader = leaderOf(scene, key);
  const ids: MeasureId[] = [];
  for (const { definition } of made) {
    ids.push((await must(defineMeasure(scene.parts, leader, board.unitId, definition, undefined))).id);
  }
  scene.measures.set(key, ids);
  const random = streamOf(scene, `${key} tiles`).bytes;
  await edit(scene, key, leader, (doc) => {
    for (const measureId of ids) addTile(doc, { id: newId<"tile">(random), measureId });
  });
  const feed = await feedFor(scene, key, ids);
  const readings = made.flatMap(({ reading, definition }, index) => {
    const id = ids[index];
    return id && reading.phases.length > 0 ? [readLater(scene, key, { id, definition, reading })] : [];
  });
  return [...readings, ...made.flatMap((measure, index) => sendPoints(scene, key, feed, ids[index], measure))];
}

async function feedFor(scene: Scene, key: string, measureIds: readonly MeasureId[]): Promise<Feed> {
  const name = "Datavarehuset";
  const { unitId } = boardOf(scene, key);
  const { item } = await must(makeFeedKey(scene.parts, leaderOf(scene, key), { unitId, name, measureIds }));
  return { kind: "feed", id: item.id, name, measureIds };
}

/** The new phase is accepted by the leader once its first points have come. */
function readLater(
  scene: Scene,
  key: string,
  { id, definition, reading }: { readonly id: MeasureId } & Pick<ExampleMeasure, "definition" | "reading">,
): Happening {
  const { unitId } = boardOf(scene, key);
  const measure: StoredMeasure = { id, unitId, definition, archived: false, version: 1 };
  const series = { measure, measureId: id, unitId };
  const run = () =>
    must(changeSeriesReading(scene.parts, leaderOf(scene, key), series, { version: 0, reading }, undefined));
  return { at: timeOf(scene, HISTORY_DAYS - 1, "12:00"), run };
}

function sendPoints(
  scene: Scene,
  key: string,
  feed: Feed,
  measureId: MeasureId | undefined,
  { points }: ExampleMeasure,
): Happening[] {
  if (!measureId) return [];
  const { unitId } = boardOf(scene, key);
  const push = (at: Instant, rows: readonly ExamplePoint[]): Happening[] =>
    rows.length === 0
      ? []
      : [
          {
            at,
            run: () =>
              must(ingest(scene.parts, feed, { measureId, unitId, body: { points: rows.map(said) }, key: undefined })),
          },
        ];
  const history = timeOf(scene, HISTORY_DAYS, "12:00");
  const old = points.filter((point) => comesAt(point) < history);
  const later = points.filter((point) => comesAt(point) >= history);
  if (WEEK_BY_WEEK.includes(key)) return [...push(history, old), ...later.flatMap((one) => push(comesAt(one), [one]))];
  // The one of this week may not have come yet.
  return [
    ...push(history, old),
    ...push(timeOf(scene, 7, "05:30"), later.slice(0, -1)),
    ...later.slice(-1).flatMap((one) => push(comesAt(one), [one])),
  ];
}

/** Half an hour after its period has ended, as a job at night sends it. */
function comesAt({ period }: ExamplePoint): Instant {
  return (endOf(period, DEFAULT_ZONE) ?? 0) + HOUR / 2;
}

function said({ period, value, numerator, denominator }: ExamplePoint) {
  return value === null ? { period, numerator, denominator } : { period, value };
}

/** The figures of which sections the boards above show, each as the section itself has them. */
const SHOWN_ABOVE: Readonly<Record<string, readonly (readonly [section: string, place: number])[]>> = {
  "ort-avd": [
    ["3b", 2],
    ["3b", 0],
    ["ortpol", 0],
  ],
  "akutt-avd": [["mottak", 0]],
  kirurgi: [
    ["3b", 2],
    ["mottak", 0],
    ["dagkir", 0],
  ],
  sykehus: [
    ["mottak", 0],
    ["3b", 0],
  ],
};

/** Tiles of sections' measures on the boards above them. */
export async function showAbove(scene: Scene): Promise<void> {
  for (const [key, shown] of Object.entries(SHOWN_ABOVE)) {
    const random = streamOf(scene, `${key} tiles`).bytes;
    await edit(scene, key, leaderOf(scene, key), (doc) => {
      for (const [section, place] of shown) {
        const measureId = scene.measures.get(section)?.[place];
        const { unitId } = boardOf(scene, section);
        if (measureId) addTile(doc, { id: newId<"tile">(random), measureId, unitId });
      }
    });
  }
}
