import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { type Surface, type SurfaceCommand, surfaceSchema } from "../../shared/surface/surface.ts";
import type { OpenDocumentOptions } from "../board/documentOf.ts";
import { sessionEnd, send } from "../live/api.ts";
import { dropBoardCopies } from "../live/boardCopies.ts";
import { freshId } from "../live/freshId.ts";
import { pageOwner } from "../live/pageOwner.ts";
import { queryClient, queryOf, refetch } from "../live/queries.ts";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { type OpenSurface, openSurface } from "./openSurface.ts";

/** Which document is the free surface of a board now. */
export function useSurfaceFacts(boardId: BoardId) {
  return useQuery(queryOf(["surface", boardId], `/boards/${boardId}/surface`, surfaceSchema));
}

type Who = Pick<OpenDocumentOptions, "as" | "offlineCopyOf">;

/** Opens the surface of a board for as long as the part is shown; another one when it has been emptied. */
export function useOpenSurface(
  boardId: BoardId,
  facts: Pick<Surface, "id" | "epoch"> | undefined,
  { as, offlineCopyOf }: Who,
): { readonly surface: OpenSurface | undefined; readonly lost: string; readonly forgetLost: () => void } {
  const [surface, setSurface] = useState<OpenSurface>();
  /** What was written here and not sent when somebody else emptied it. */
  const [lost, setLost] = useState("");
  const { id, epoch } = facts ?? {};
  useEffect(() => {
    if (id === undefined) return undefined;
    const copies = offlineCopyOf && `${offlineCopyOf}:flate:${boardId}`;
    // What was emptied must not stay on this machine either.
    if (copies) void dropBoardCopies(`tavle:${copies}:`, `:${id}:`);
    const opened = openSurface({ surfaceId: id, epoch, as, offlineCopyOf: copies });
    // oxlint-disable-next-line react/set-state-in-effect -- an open surface is a connection: it begins and ends with the effect
    setSurface(opened);
    const asked = opened.subscribe(() => {
      // It has been emptied: which one lies there now, the server says.
      if (opened.connection.state !== "gone") return;
      if (opened.unsaved > 0) setLost(opened.unsavedText);
      void refetch([["surface", boardId]]);
    });
    const rejoin = (): void => opened.rejoin();
    sessionEnd.addEventListener("renewed", rejoin);
    return () => {
      sessionEnd.removeEventListener("renewed", rejoin);
      asked();
      setSurface(undefined);
      opened.close();
    };
  }, [boardId, id, epoch, as, offlineCopyOf]);
  return { surface, lost, forgetLost: () => setLost("") };
}

/** Emptying with ten seconds to think better of it, and keeping. */
export function useSurfaceActs(boardId: BoardId) {
  const words = useWords().surface;
  const toast = useToast();
  const command = async (body: SurfaceCommand): Promise<boolean> => {
    const path = `/boards/${boardId}/surface/commands`;
    const answer = await send("POST", path, body, surfaceSchema, freshId(), pageOwner.id);
    if (answer.ok) queryClient.setQueryData(["surface", boardId], answer.value);
    return answer.ok;
  };
  const bringBack = async (id: Surface["id"]): Promise<void> => {
    toast({ text: (await command({ do: "bringBack", id })) ? words.broughtBack : words.tooLate });
  };
  return {
    keep: (id: Surface["id"], kept: boolean) => void command({ do: "keep", id, kept }),
    empty: async (id: Surface["id"]): Promise<void> => {
      if (await command({ do: "empty", id })) toast({ text: words.emptied, undo: () => void bringBack(id) });
    },
  };
}
