import { createContext, useContext } from "react";
import type { ObjectId } from "../../shared/base/ids.ts";
import type { Size } from "../../shared/surface/camera.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import type { CameraStore } from "./cameraStore.ts";
import type { OpenSurface } from "./openSurface.ts";
import type { Held } from "./toolState.ts";

/** What every part of an open surface works with. */
export interface Desk {
  readonly surface: OpenSurface;
  readonly board: OpenBoard;
  readonly camera: CameraStore;
  /** What has been measured of things whose height hangs on their text. */
  readonly sizes: ReadonlyMap<string, Size>;
  readonly measure: (id: string, size: Size | undefined) => void;
  readonly held: Held;
  readonly hold: (change: Partial<Held>) => void;
  readonly selected: ReadonlySet<ObjectId>;
  readonly select: (ids: readonly ObjectId[]) => void;
  /** In which note or text this screen writes. */
  readonly writing: ObjectId | undefined;
  readonly write: (id: ObjectId | undefined) => void;
  readonly mayWrite: boolean;
  readonly showAll: () => void;
  readonly zoomBy: (factor: number) => void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("A part of a surface stands outside a surface");
  return desk;
}
