import { newId, type ObjectId } from "../../shared/base/ids.ts";
import { addObject } from "../../shared/surface/objects.ts";
import { fiveWhys } from "../../shared/surface/whys.ts";
import { changeSurface, surfaceNow } from "../surface/surfaces.ts";
import { cardIdOf } from "./cardLife.ts";
import { factsOf, type Happening, leaderOf, must, personOf, type Scene, streamOf, timeOf } from "./scene.ts";

const WHYS = [
  "Den står ikke der vi tror",
  "Den står der den ble brukt sist",
  "Den har ingen fast plass",
  "To poster deler den",
  "Ingen har avtalt hvem som henter",
] as const;

/** Five whys on the free surface of the newcomers' ward, which the team has said that it keeps. */
export function drawSurface(scene: Scene): Happening[] {
  const { bytes } = streamOf(scene, "surface");
  const draw = async (): Promise<void> => {
    const { parts } = scene;
    const board = factsOf(scene, "3b");
    const surface = await surfaceNow(parts, board);
    const freshId = (): ObjectId => newId<"object">(bytes);
    await parts.sync.editSurface(surface.id, personOf(scene, "jonas.vik"), (doc) => {
      const problem = "Vi leter etter scanneren ti minutter hver kveld";
      const why = (number: number): string => WHYS[number - 1] ?? "";
      const laid = fiveWhys({ x: 0, y: 0 }, { problem, why, cause: "Fast plass, og et navn på lista" }, freshId);
      for (const { object, text } of laid) addObject(doc, object, text);
      const cardId = cardIdOf(scene, "3b", "Fast plass til blærescanner");
      addObject(doc, { kind: "card", id: freshId(), cardId, x: 900, y: 620 });
    });
    const keep = { do: "keep", id: surface.id, kept: true } as const;
    await must(changeSurface(parts, leaderOf(scene, "3b"), board, keep, undefined));
  };
  return [{ at: timeOf(scene, 2, "13:35"), run: draw }];
}
