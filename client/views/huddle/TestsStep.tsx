import { localDate } from "../../../shared/base/time.ts";
import { byTalk } from "../../../shared/board/pdsa.ts";
import { listed } from "../../../shared/protocol/boards.ts";
import { dateChoices } from "../../../shared/board/ageing.ts";
import { useBoardState } from "../../board/useBoard.ts";
import { useDecideTest } from "../../board/useTests.ts";
import { useNow } from "../../live/serverClock.ts";
import { readTests } from "../../pdsa/readTests.ts";
import { type StageTest, useTestsStage } from "../../pdsa/testsStage.tsx";
import { dayAndMonthShort, weekdayShort } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";
import { WallTile } from "../WallTile.tsx";
import type { StepProps } from "./stepProps.ts";

/** A small test takes a week, unless somebody says otherwise. */
const USUAL = "oneWeek";

/**
 * The tests that run: those that are due first, each ended or carried on by touch.
 * @param isDueOnly where new ideas have the step: the others wait for a day of their own
 */
export function TestsStep({ isDueOnly = false, ...props }: StepProps & { readonly isDueOnly?: boolean }) {
  const { facts, board, now, surface, mayAct, press, leads, follow, frame } = props;
  const words = useWords();
  const language = useLanguage();
  const state = useBoardState(board);
  const minute = useNow(60_000);
  const today = localDate(minute, facts.zone);
  const decide = useDecideTest(board);
  const all = useTestsNow(props, today);
  const list = isDueOnly ? all.filter(({ tests }) => tests.state === "due") : all;
  const days = dateChoices(minute, facts.zone, now.next?.plannedAt).map(({ kind, date }) => ({
    key: kind,
    label: words.board.date[kind],
    note: `${weekdayShort(date, language)} ${dayAndMonthShort(date, language)}`,
    date,
  }));
  const again = days.find(({ key }) => key === USUAL)?.date;
  const of = ({ card, tests }: StageTest) => ({ cardId: card.id, number: tests.current.number, today });
  const { shown, ...parts } = useTestsStage({
    list,
    running: all.length,
    limit: facts.settings.testLimit,
    focus: follow.focus?.kind === "card" ? follow.focus.id : undefined,
    today,
    days,
    mayAct: mayAct && (surface === "wall" || listed(facts.may, "board:edit")),
    renderAim: ({ tests }) => {
      const tile = state.tiles.find(({ measureId }) => measureId === tests.current.measureId);
      return tile && <WallTile tile={tile} now={minute} />;
    },
    onShow: (id) => {
      const to = { kind: "card", id } as const;
      if (leads) press({ do: "show", focus: to });
      else follow.lookAt(to);
    },
    onOutcome: (test, outcome) => board.edit.writeTest(of(test), { outcome }),
    onDecide: (test, decision, reason) => {
      // The room looks on at this one, which has a day to be asked for; what is settled makes way for the next.
      if (leads) press({ do: "show", focus: decision === "adapt" ? { kind: "card", id: test.card.id } : null });
      decide(test.card, of(test), { decision, ...(reason && { reason }), ...(again && { again }) });
    },
    onDay: (test, day) => board.edit.patchCard(test.card.id, { evaluateOn: day }),
  });
  return frame({
    ...parts,
    subject: shown && {
      title: shown.card.title.trim() || words.board.card.untitled,
      note: state.noteOf(shown.card.id),
      cardId: shown.card.id,
    },
  });
}

/** Every card that is tested, in the order of talk. */
function useTestsNow({ board }: StepProps, today: string): readonly StageTest[] {
  const state = useBoardState(board);
  const tested = state.lanes
    .filter(({ meaning }) => meaning === "testing")
    .flatMap(({ id, meaning }) => state.cardsIn(id).map((card) => ({ card, meaning })));
  const list = tested.flatMap((each) => {
    const tests = readTests(each, state.testsOf(each.card.id), today);
    return tests ? [{ card: each.card, tests, state: tests.state }] : [];
  });
  return byTalk(list);
}
