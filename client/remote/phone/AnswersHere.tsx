import { lazy, Suspense } from "react";
import type { BoardId } from "../../../shared/base/ids.ts";

const AnswerList = lazy(() => import("./AnswerList.tsx").then(({ AnswerList: part }) => ({ default: part })));

/**
 * The phone of somebody who is signed in may also answer what has come to this board: by that session and its rights, never
 * by the remote's. Loaded only then, since most phones are nobody's here.
 */
export function AnswersHere({ boardId }: { readonly boardId: BoardId }) {
  return (
    <Suspense fallback={null}>
      <AnswerList boardId={boardId} />
    </Suspense>
  );
}
