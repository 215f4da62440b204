import type { LevelUnit } from "../../shared/level/overview.ts";
import type { Words } from "../words/catalogue.ts";

export interface Remark {
  readonly sign: string;
  readonly tone: "alarm" | "watch" | "plain";
  readonly text: string;
}

/** What stands out in a unit's day: open events, more patients than beds, shifts that lack somebody, raised preparedness. */
export function remarksOf(unit: LevelUnit, { units: words }: Words["level"]): readonly Remark[] {
  const red = unit.events.filter(({ colour }) => colour === "red").length;
  const orange = unit.events.length - red;
  const { beds } = unit;
  const lacks = unit.staff.flatMap(({ shift, need, present }) =>
    present !== null && present < need ? [words.lack(need - present, shift)] : [],
  );
  return [
    ...(red > 0 ? [{ sign: "▲", tone: "alarm" as const, text: words.red(red) }] : []),
    ...(orange > 0 ? [{ sign: "◆", tone: "watch" as const, text: words.orange(orange) }] : []),
    ...(beds && beds.patients !== null && beds.patients > beds.beds
      ? [{ sign: "", tone: "plain" as const, text: words.beds(beds.patients, beds.beds) }]
      : []),
    ...(lacks.length > 0 ? [{ sign: "", tone: "plain" as const, text: words.lacks(lacks.join(", ")) }] : []),
    ...(unit.raised ? [{ sign: "", tone: "watch" as const, text: unit.raised }] : []),
  ];
}
