import type { LevelUnit } from "../../shared/level/overview.ts";
import type { Words } from "../words/catalogue.ts";

export interface Remark {
  readonly sign: string;
  readonly tone: "alarm" | "watch" | "plain";
  readonly text: string;
}

/** What a unit says of itself today, or what many come to. */
interface Said {
  readonly events: readonly Pick<LevelUnit["events"][number], "colour">[];
  /** More patients than beds, in words. */
  readonly over: string;
  readonly lacks: readonly string[];
  readonly raised: string | null;
}

/** What stands out in a unit's day: open events, more patients than beds, shifts that lack somebody, raised preparedness. */
export function remarksOf(unit: LevelUnit, words: Words["level"]): readonly Remark[] {
  const { beds, events, staff, raised } = unit;
  const patients = beds?.patients ?? 0;
  const over = beds !== null && patients > beds.beds ? words.units.beds(patients, beds.beds) : "";
  const lacks = staff.flatMap(({ shift, need, present }) =>
    present !== null && present < need ? [words.units.lack(need - present, shift)] : [],
  );
  return toldRemarks({ events, over, lacks, raised }, words.units);
}

/** In the order in which it matters. */
export function toldRemarks(
  { events, over, lacks, raised }: Said,
  words: Pick<Words["level"]["units"], "red" | "orange" | "lacks">,
): readonly Remark[] {
  const red = events.filter(({ colour }) => colour === "red").length;
  const orange = events.length - red;
  const all: (Remark | false)[] = [
    red > 0 && { sign: "▲", tone: "alarm", text: words.red(red) },
    orange > 0 && { sign: "◆", tone: "watch", text: words.orange(orange) },
    over !== "" && { sign: "", tone: "plain", text: over },
    lacks.length > 0 && { sign: "", tone: "plain", text: words.lacks(lacks.join(", ")) },
    raised !== null && { sign: "", tone: "watch", text: raised },
  ];
  return all.filter((remark) => remark !== false);
}
