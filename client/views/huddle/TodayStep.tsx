import { localDate } from "../../../shared/base/time.ts";
import { listed } from "../../../shared/protocol/boards.ts";
import { useBoardState } from "../../board/useBoard.ts";
import { dueCards, useToday } from "../../huddle/todayStage.tsx";
import { useNow } from "../../live/serverClock.ts";
import { useDayStage } from "../../today/dayStage.tsx";
import type { StepProps } from "./stepProps.ts";

/** The day, and beside it what was promised for it. Where the day is not set up, the promises have the stage. */
export function TodayStep({ facts, board, meeting, surface, mayAct, press, frame }: StepProps) {
  const state = useBoardState(board);
  const today = localDate(useNow(60_000), facts.zone);
  const maySet = surface === "wall" ? mayAct : listed(facts.may, "today:set");
  const day = useDayStage(facts.id, maySet);
  const cards = state.lanes.filter(({ meaning }) => meaning !== "notNow").flatMap(({ id }) => state.cardsIn(id));
  const due = dueCards(cards, today);
  const place = day ? "rail" : "stage";
  const promised = useToday({ meeting, due, today, mayAct, press, place });
  if (!day) return frame(promised);
  const acts = [...day.acts, ...promised.acts];
  return frame({ stage: day.stage, rail: promised.stage, acts, subject: day.subject });
}
