import { onSurface } from "../../shared/surface/camera.ts";
import { fiveWhys } from "../../shared/surface/whys.ts";
import { useBoard } from "../board/useBoard.ts";
import { freshId } from "../live/freshId.ts";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";
import { useDesk } from "./desk.ts";

/** On a blank surface: what it is for, and one way to begin. It goes with the first line. */
export function StartHere() {
  const words = useWords().surface;
  const { surface, camera, mayWrite, showAll } = useDesk();
  const isBlank = useBoard(
    surface,
    ({ state, connection }) => state.objects.length === 0 && connection.state !== "opening",
  );
  if (!isBlank) return null;
  const lay = (): void => {
    const laid = fiveWhys(onSurface(camera.get(), { x: 80, y: 80 }), words.whys, () => freshId<"object">());
    surface.edit.add(...laid);
    requestAnimationFrame(showAll);
  };
  return (
    <div className="surface-start">
      <h2>{mayWrite ? words.emptyTitle : words.emptyReader}</h2>
      {mayWrite && <p>{words.emptyHelp}</p>}
      {mayWrite && <Button onClick={lay}>{words.startWhys}</Button>}
    </div>
  );
}
