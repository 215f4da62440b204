import * as z from "zod/mini";
import { boardId, measureId, tileId, unitId } from "../base/ids.ts";
import { type MeasureDefinition, measureView } from "./measure.ts";

/**
 * Definitions that are ready to pick: what Norwegian hospitals commonly follow. Here stands what can be computed; their words
 * are in `client/words/ready`, and become the words of the measure when it is picked.
 * Sources: Helsedirektoratet, nasjonale kvalitetsindikatorer; I trygge hender 24-7; FHI, NOIS and håndhygiene.
 */
export const READY_GROUPS = ["safety", "infection", "flow", "practice", "staff"] as const;
export type ReadyGroup = (typeof READY_GROUPS)[number];

type Shape = Pick<MeasureDefinition, "chart" | "rhythm" | "direction"> &
  Partial<Pick<MeasureDefinition, "decimals" | "per" | "countable" | "settles">>;

export interface Ready extends Shape {
  readonly group: ReadyGroup;
}

const share = (group: ReadyGroup, direction: Shape["direction"], rhythm: Shape["rhythm"] = "week"): Ready => ({
  group,
  chart: "p",
  rhythm,
  direction,
});
const rate = (group: ReadyGroup, direction: Shape["direction"], per: 100 | 1000 = 1000): Ready => ({
  group,
  chart: "u",
  rhythm: "month",
  direction,
  per,
});
const count = (group: ReadyGroup, direction: Shape["direction"], rhythm: Shape["rhythm"] = "week"): Ready => ({
  group,
  chart: "c",
  rhythm,
  direction,
  decimals: 0,
  countable: true,
});
const between = (group: ReadyGroup): Ready => ({ group, chart: "t", rhythm: "event", direction: "up", decimals: 0 });
const figure = (group: ReadyGroup, direction: Shape["direction"], rhythm: Shape["rhythm"] = "week"): Ready => ({
  group,
  chart: "i",
  rhythm,
  direction,
  decimals: 0,
});

export const READY = {
  falls: rate("safety", "down"),
  fallsWithHarm: between("safety"),
  pressureUlcers: between("safety"),
  medicationIncidents: rate("safety", "neutral"),
  earlyWarning: share("safety", "up"),
  safeSurgery: share("safety", "up"),
  identityCheck: share("safety", "up"),
  restraint: rate("safety", "down"),
  perinealTears: share("safety", "down", "month"),

  handHygiene: share("infection", "up", "month"),
  catheterInfections: between("infection"),
  lineInfections: between("infection"),
  // Cases between, since an operation is the chance to have one: a busy month is no bad month.
  woundInfections: { group: "infection", chart: "g", rhythm: "event", direction: "up", decimals: 0 },
  contaminatedCultures: share("infection", "down", "month"),

  corridorPatients: share("flow", "down", "day"),
  waitingTime: figure("flow", "down", "month"),
  deadlineBreaches: share("flow", "down", "month"),
  waitingOver20: share("flow", "down"),
  emergencyStay: figure("flow", "down"),
  triage: share("flow", "up"),
  cancellations: share("flow", "down"),
  readyForDischarge: { ...count("flow", "down"), countable: false },
  noShow: share("flow", "down"),
  dischargeSummary: share("flow", "up"),

  readmissions: { ...share("practice", "down", "month"), settles: 30 },
  sepsisAntibiotics: share("practice", "up", "month"),
  hipFracture: share("practice", "up", "month"),
  medicationReview: share("practice", "up"),
  nutrition: share("practice", "up"),
  pain: share("practice", "up"),
  recommend: share("practice", "up", "month"),

  // Absence comes in long spells, so its days are no separate chances: prime limits.
  sickLeave: { group: "staff", chart: "pp", rhythm: "month", direction: "down" },
  overtime: figure("staff", "down"),
  violence: count("staff", "neutral", "month"),
} as const satisfies Readonly<Record<string, Ready>>;
export type ReadyId = keyof typeof READY;

/** In the order of the list: by group, as they stand above. */
export const READY_IDS = Object.keys(READY).filter((id): id is ReadyId => Object.hasOwn(READY, id));

/** The words of one, in the language of who picks it. */
export interface ReadyWords {
  readonly name: string;
  /** What is counted, and of what. */
  readonly counts: string;
  readonly of: string;
  readonly event: string;
  readonly unit: string;
  readonly source: string;
}

/** A ready definition as a measure of one's own. */
export function readyDefinition(id: ReadyId, words: ReadyWords): MeasureDefinition {
  const { group: _, ...shape }: Ready = READY[id];
  return {
    decimals: 1,
    target: null,
    responsible: "",
    ...shape,
    name: words.name,
    unit: words.unit,
    numeratorText: words.counts,
    denominatorText: words.of,
    event: words.event,
    source: words.source,
    origin: `ready:${id}`,
  };
}

/** A measure of another unit as one's own: the same definition, without what only that unit knows. */
export function copiedDefinition({ id, definition }: { readonly id: string; readonly definition: MeasureDefinition }) {
  const origin = definition.origin?.startsWith("ready:") ? definition.origin : `measure:${id}`;
  return { ...definition, target: null, responsible: "", origin } satisfies MeasureDefinition;
}

/** A measure that other units follow, once for all that define it alike, with how many they are. */
export const followedSchema = z.object({ measure: measureView, units: z.number() });
export type Followed = z.infer<typeof followedSchema>;

export const catalogueQuery = z.object({
  unitId,
  /** Whose tiles are marked as there already. */
  boardId: z.optional(boardId),
  text: z.optional(z.string().check(z.maxLength(80))),
});

export const catalogueReply = z.object({
  /** Of the unit itself and of those above it, the nearest first. */
  own: z.array(measureView),
  above: z.array(z.object({ measure: measureView, hasFigures: z.boolean() })),
  followed: z.array(followedSchema),
  /** How many others follow, also those that were not listed. */
  followedCount: z.number(),
  /** The measures that stand on the board. */
  shown: z.array(measureId),
});
export type Catalogue = z.infer<typeof catalogueReply>;

export const newTileBody = z.object({ measureId });
/** `put` is false where the measure stood on the board already. */
export const newTileReply = z.object({ tileId, put: z.boolean() });

export const spreadBody = z.object({ unitId });
export const spreadReply = z.object({
  /** Where it was put now. */
  put: z.array(boardId),
  /** How many had it before, and how many have no room or could not be reached. */
  had: z.number(),
  left: z.number(),
});
export const unspreadBody = z.object({ unitId, boardIds: z.array(boardId).check(z.maxLength(5000)) });
export const unspreadReply = z.object({ removed: z.number() });
