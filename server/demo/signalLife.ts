import { signalsIn } from "../storage/signals.ts";
import { handleSignal } from "../measure/signals.ts";
import { boardOf, type Happening, HISTORY_DAYS, leaderOf, must, type Scene, timeOf } from "./scene.ts";

/** Those who meet look at what is new once a week; the newcomers' ward leaves its own for whoever tries the example. */
const LOOK_EVERY = 7;
const LEFT_ALONE: readonly string[] = ["3b"];
const MOST = 50;

/** What is new is seen in the meeting: all but the last days', which somebody has yet to look at. */
export function seeSignals(scene: Scene, sections: readonly string[]): Happening[] {
  const weeks = Math.floor(HISTORY_DAYS / LOOK_EVERY);
  return sections
    .filter((key) => !LEFT_ALONE.includes(key))
    .flatMap((key) =>
      Array.from({ length: weeks }, (_, week) => ({
        at: timeOf(scene, (week + 1) * LOOK_EVERY, "07:52"),
        run: () => seeAll(scene, key),
      })),
    );
}

async function seeAll(scene: Scene, key: string): Promise<void> {
  const { parts } = scene;
  for (const { id, version } of await signalsIn(parts.storage.db, [boardOf(scene, key).unitId], "new", MOST)) {
    await must(handleSignal(parts, leaderOf(scene, key), id, { do: "acknowledge", version }, undefined));
  }
}
