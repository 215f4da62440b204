import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { openMarks } from "../../shared/escalation/mark.ts";
import { type Deed, doneHere } from "../../shared/escalation/doneHere.ts";
import { groupOf, interimOf, isUnanswered, lastAnswer, senderOf, stateOf } from "../../shared/escalation/state.ts";
import type { MatterStep } from "../../shared/escalation/step.ts";
import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import type { RecordDeed, RecordHandled } from "../../shared/protocol/recordParts.ts";
import type { Db } from "../storage/database.ts";
import { escalationsOf, raisedMovedBetween, type StoredEscalation } from "../storage/escalations.ts";
import { marksOf } from "../storage/marks.ts";
import type { When } from "./factsAround.ts";
import { unitNameOf } from "./unitName.ts";

/** When a meeting ran, and from when on it tells what came meanwhile. */
export interface Span {
  readonly when: When;
  readonly isNews: When;
  readonly since: Instant;
  readonly now: Instant;
}

/** What was raised while a meeting ran, which answers were judged, and which came and were not. */
export async function raisedIn(
  db: Db,
  board: BoardId,
  { when, isNews, since, now }: Span,
): Promise<Pick<MeetingFacts, "raised" | "marked" | "answers" | "heard">> {
  const raised: MeetingFacts["raised"] = [];
  const answers: MeetingFacts["answers"] = [];
  const heard: MeetingFacts["heard"] = [];
  for (const matter of await raisedMovedBetween(db, board, since, now)) {
    const { id, kind, what, asked, history } = matter;
    if (history.at(-1)?.what === "withdrawn" || senderOf(matter, matter.from) !== board) continue;
    const [first] = history;
    if (first?.what === "sent" && when(first.at)) {
      raised.push({ id, kind, what, asked, to: await unitNameOf(db, first.to) });
    }
    const answer = judgedIn(matter, isNews);
    if (answer) answers.push({ id, what, ...answer, from: await unitNameOf(db, answer.from) });
    const said = saidTo(matter, since);
    if (said) {
      const interim = said.what === "interim" ? { due: said.due } : null;
      heard.push({ id, what, text: said.text, from: await unitNameOf(db, said.board), interim });
    }
  }
  // What can be judged comes before what only promises.
  const inOrder = heard.toSorted((a, b) => Number(a.interim !== null) - Number(b.interim !== null));
  return { raised, marked: await markedIn(db, board, when), answers, heard: inOrder };
}

/** The answer that was judged last, and how; undefined where nobody has judged one in the time. */
function judgedIn(
  { history }: StoredEscalation,
  isNews: When,
): { text: string; from: BoardId; solved: boolean } | undefined {
  const at = history.findLastIndex(
    (step) => isNews(step.at) && (step.what === "confirmed" || step.what === "reopened"),
  );
  const answer = lastAnswer({ history: history.slice(0, Math.max(0, at)) });
  return answer && { text: answer.text, from: answer.board, solved: history[at]?.what === "confirmed" };
}

/** What the meeting meant to raise and nobody has written yet. */
async function markedIn(db: Db, board: BoardId, when: When): Promise<MeetingFacts["marked"]> {
  const marks = openMarks(await marksOf(db, [board]));
  return marks.filter(({ at }) => when(at)).map(({ id, what }) => ({ id, what }));
}

/** An answer that waits to be judged, or an interim one since an instant to what has no other. */
function saidTo(matter: StoredEscalation, since: Instant): Saying | undefined {
  if (stateOf(matter) === "answered") return lastAnswer(matter);
  const interim = isUnanswered(matter) ? interimOf(matter) : undefined;
  return interim && interim.at > since ? interim : undefined;
}

type Saying = Extract<MatterStep, { what: "answered" | "interim" }>;

/** What was done here with matters of others, in the order in which it was done; what gets one answer is told once. */
export async function handledIn(db: Db, board: BoardId, { when, since }: Span): Promise<MeetingFacts["handled"]> {
  const done = (await escalationsOf(db, board, since))
    .map((matter) => ({ matter, deeds: doneHere(matter, board, ({ at }) => when(at)) }))
    .filter(({ deeds }) => deeds.length > 0)
    .toSorted((a, b) => firstOf(a.deeds) - firstOf(b.deeds));
  const handled: MeetingFacts["handled"] = [];
  const together = ({ matter, deeds }: (typeof done)[number]): string =>
    [groupOf(matter) ?? matter.id, ...deeds.map(({ what, at }) => `${what} ${at}`)].join();
  for (const [of, ...others] of Map.groupBy(done, together).values()) {
    if (!of) continue;
    handled.push({
      matters: await Promise.all([of, ...others].map(({ matter }) => namedMatter(db, matter))),
      deeds: await Promise.all(of.deeds.map((deed) => told(db, deed))),
    });
  }
  return handled;
}

function firstOf(deeds: readonly Deed[]): Instant {
  return deeds[0]?.at ?? 0;
}

async function namedMatter(db: Db, matter: StoredEscalation): Promise<RecordHandled["matters"][number]> {
  const { id, what, kind, safety } = matter;
  return { id, what, from: await unitNameOf(db, senderOf(matter, matter.from)), kind, safety };
}

async function told(db: Db, step: Deed): Promise<RecordDeed> {
  switch (step.what) {
    case "answered":
      return { did: "answered", text: step.text };
    case "interim":
      return { did: "interim", text: step.text, due: step.due };
    case "delegated":
      return { did: "delegated", to: step.to === null ? "" : await unitNameOf(db, step.to) };
    case "forwarded":
      return { did: "forwarded", to: await unitNameOf(db, step.to), due: step.due };
    case "started":
    case "received":
      return { did: step.what };
  }
}
