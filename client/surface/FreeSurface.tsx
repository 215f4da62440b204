import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ObjectId } from "../../shared/base/ids.ts";
import { showing, type Size, zoomAt } from "../../shared/surface/camera.ts";
import { aroundAll, boxOf } from "../../shared/surface/geometry.ts";
import type { Surface } from "../../shared/surface/surface.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { BoardStatus } from "../board/BoardStatus.tsx";
import type { OpenBoard } from "../board/openBoard.ts";
import { KeptText, RefusedDialog } from "../board/RefusedDialog.tsx";
import { useBoard } from "../board/useBoard.ts";
import { troubleOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { CameraStore } from "./cameraStore.ts";
import { type Desk, DeskContext } from "./desk.ts";
import type { OpenSurface } from "./openSurface.ts";
import { Stage } from "./Stage.tsx";
import { StartHere } from "./StartHere.tsx";
import { SurfaceBar } from "./SurfaceBar.tsx";
import { FIRST_HELD, type Held } from "./toolState.ts";
import { useOpenSurface, useSurfaceFacts } from "./useSurface.ts";
import "./surface.css";

interface Props {
  readonly facts: Board;
  readonly board: OpenBoard;
  /** The person or wall that this page belongs to. */
  readonly as: string;
  /** Under whose name a copy is kept in this browser; undefined for none. */
  readonly offlineCopyOf: string | undefined;
  readonly surface: "wall" | "desk";
  readonly back: { readonly label: string; readonly onPress: () => void };
}

/** The free surface of a board, the same on a wall, at a desk and on a phone: only the sizes differ. */
export function FreeSurface({ facts, board, as, offlineCopyOf, surface: screen, back }: Props) {
  const words = useWords().surface;
  const query = useSurfaceFacts(facts.id);
  const { surface, lost, forgetLost } = useOpenSurface(facts.id, query.data, { as, offlineCopyOf });
  const trouble = troubleOf(query);
  return (
    <div className="surface" data-screen={screen}>
      {trouble && <ErrorNotice trouble={trouble} onRetry={() => void query.refetch()} />}
      {!trouble && (!surface || !query.data) && <Loading />}
      {surface && query.data && (
        <Opened key={surface.surfaceId} facts={facts} now={query.data} board={board} surface={surface} back={back} />
      )}
      {lost !== "" && (
        <Dialog title={words.emptied} onClose={forgetLost}>
          <p>{words.emptiedByOther}</p>
          <KeptText text={lost} />
        </Dialog>
      )}
    </div>
  );
}

interface OpenedProps extends Pick<Props, "facts" | "board" | "back"> {
  readonly now: Surface;
  readonly surface: OpenSurface;
}

function Opened({ facts, now, board, surface, back }: OpenedProps) {
  const stage = useRef<HTMLDivElement>(null);
  const desk = useNewDesk(board, surface, stage);
  const clock = useNow(60_000);
  useFirstLook(surface, desk);
  useUndoKeys(surface);
  return (
    <DeskContext value={desk}>
      <div className="surface-head">
        <Fate now={now} zone={facts.zone} />
        <BoardStatus board={surface} now={clock} keepsCopy={false} />
      </div>
      <div className="surface-field">
        <Stage stage={stage} />
        <StartHere />
      </div>
      <SurfaceBar
        boardId={facts.id}
        now={now}
        mayEmpty={listed(facts.may, "surface:empty")}
        back={back}
        stage={stage}
      />
      <RefusedDialog board={surface} />
    </DeskContext>
  );
}

/** What nobody may put here, and when all of it goes. */
function Fate({ now, zone }: { readonly now: Surface; readonly zone: string }) {
  const words = useWords().surface;
  const fate = now.kept ? words.keptNow : now.emptiesAt !== null && words.emptiesAt(timeText(now.emptiesAt, zone));
  return (
    <p className="surface-fate">
      <span>{words.noPatients}</span>
      {fate && <b>{fate}</b>}
    </p>
  );
}

function useNewDesk(board: OpenBoard, surface: OpenSurface, stage: { readonly current: HTMLDivElement | null }): Desk {
  const [camera] = useState(() => new CameraStore());
  const [held, setHeld] = useState<Held>(FIRST_HELD);
  const [chosen, setChosen] = useState<ReadonlySet<ObjectId>>(new Set());
  const [writing, setWriting] = useState<ObjectId | undefined>(undefined);
  const mayWrite = useBoard(surface, (each) => each.may.write);
  const objects = useBoard(surface, ({ state }) => state.objects);
  const { sizes, measure } = useSizes();
  // What somebody else removed is selected no longer.
  const selected = useMemo(
    () => new Set([...chosen].filter((id) => objects.some((each) => each.id === id))),
    [chosen, objects],
  );
  const hold = useCallback((change: Partial<Held>) => setHeld((before) => ({ ...before, ...change })), []);
  const select = useCallback((ids: readonly ObjectId[]) => setChosen(new Set(ids)), []);
  const write = useCallback((id: ObjectId | undefined) => setWriting(id), []);
  return useMemo(() => {
    const room = (): Size => ({ width: stage.current?.clientWidth ?? 1, height: stage.current?.clientHeight ?? 1 });
    const showAll = (): void => {
      const { state } = surface;
      const box = aroundAll(state.objects.map((object) => boxOf(object, sizes, (id) => state.object(id))));
      const nearest = plainZoom(stage.current);
      camera.set(box ? showing(box, room(), nearest) : { x: 0, y: 0, zoom: nearest });
    };
    const zoomBy = (factor: number): void => {
      const { width, height } = room();
      camera.set(zoomAt(camera.get(), { x: width / 2, y: height / 2 }, camera.get().zoom * factor));
    };
    const parts = { surface, board, camera, sizes, measure, held, hold, selected, select };
    return { ...parts, writing, write, mayWrite, showAll, zoomBy };
  }, [surface, board, camera, sizes, measure, held, hold, selected, select, writing, write, mayWrite, stage]);
}

/** In the text of a note, at zoom 1. */
const LETTERS = 24;

/** The zoom at which a note reads as what stands near reads on this screen. */
function plainZoom(stage: HTMLElement | null): number {
  const near = stage ? Number.parseFloat(getComputedStyle(stage).fontSize) : LETTERS;
  return Math.max(1, near / LETTERS);
}

/** What things measure is known once they are drawn; all that a first drawing finds is one change. */
function useSizes() {
  const [sizes, setSizes] = useState<ReadonlyMap<string, Size>>(new Map());
  const measure = useCallback((id: string, size: Size | undefined) => {
    setSizes((before) => {
      const was = before.get(id);
      if (was?.width === size?.width && was?.height === size?.height) return before;
      const after = new Map(before);
      if (size) after.set(id, size);
      else after.delete(id);
      return after;
    });
  }, []);
  return { sizes, measure };
}

/** Looks at all that lies there once it has come. */
function useFirstLook(surface: OpenSurface, { showAll, sizes }: Desk): void {
  const hasCome = useBoard(
    surface,
    ({ connection, state }) => connection.state !== "opening" || state.objects.length > 0,
  );
  const things = useBoard(surface, ({ state }) => state.things.filter(({ kind }) => kind !== "arrow").length);
  const hasLooked = useRef(false);
  useEffect(() => {
    if (hasLooked.current || !hasCome || sizes.size < things) return;
    hasLooked.current = true;
    showAll();
  }, [hasCome, showAll, sizes, things]);
}

/** Ctrl+Z takes back one's own, except in a field, where it belongs to the field. */
function useUndoKeys(surface: OpenSurface): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const isZ = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.altKey;
      const isField = event.target instanceof Element && event.target.closest("input, textarea") !== null;
      if (!isZ || isField) return;
      event.preventDefault();
      if (event.shiftKey) surface.redo();
      else surface.undo();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [surface]);
}
