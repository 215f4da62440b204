import type { ReactNode } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { isSetUp, standings } from "../../shared/today/today.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { isWaiting, LineText } from "./DayLines.tsx";
import { type Line, linesOf } from "./lines.ts";
import { unsentLines, useDay } from "./useDay.ts";
import "./today.css";

/**
 * How the day stands, for a list on the wall between meetings. Where nothing is set up it says so, and how it is done.
 */
export function useDayItems(boardId: BoardId): readonly { readonly key: string; readonly node: ReactNode }[] {
  const words = useWords().today;
  const language = useLanguage();
  const { picture, pending } = useDay(boardId);
  if (!picture) return [];
  if (!isSetUp(picture.settings)) {
    const node = (
      <p className="today-not">
        {words.notSetUp} {words.notSetUpHelp}
      </p>
    );
    return [{ key: "not", node }];
  }
  const unsent = unsentLines(pending);
  const lines = linesOf(standings(picture), words, picture.day.date, language);
  // What is not as it should be comes first: a line that finds no room must never be one of these.
  const first = lines.toSorted((a, b) => Number(b.state === "watch") - Number(a.state === "watch"));
  return first.map(whole).map((line) => ({
    key: line.key,
    node: (
      <div className="today-line">
        <LineText line={line} isUnsent={isWaiting(line, unsent)} />
      </div>
    ),
  }));
}

/** Shift by shift only where one of them is short or unsaid: what is in order needs no second line from afar. */
function whole(line: Line): Line {
  if (line.state !== "ok" || line.note === "") return line;
  return { ...line, note: "", said: [line.said, line.note].filter(Boolean).join(", ") };
}
