import type { Actor } from "../../shared/access/actor.ts";
import { roleOn } from "../../shared/access/policy.ts";
import type { MeetingId, PersonId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import {
  apply,
  FREE_START_MS,
  type Huddle,
  type HuddleCommand,
  type Leader,
  type Running,
  start,
  startsFreely,
  usualHeads,
} from "../../shared/huddle/huddle.ts";
import { applyLate, given, type LateRefusal, plannedMeetingId } from "../../shared/huddle/late.ts";
import type { MeetingType } from "../../shared/huddle/meetingType.ts";
import type { MeetingFacts, MeetingRecord, StartBody } from "../../shared/protocol/meetings.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Act } from "../commands.ts";
import { readInMeeting } from "../message/onBoard.ts";
import type { Parts } from "../parts.ts";
import { boardById } from "../storage/boards.ts";
import type { Db } from "../storage/database.ts";
import { putFreshness } from "../storage/health.ts";
import {
  insertMeeting,
  lastHeads,
  lockBoardForStart,
  lockMeeting,
  meetingById,
  meetingOfPlan,
  meetingTypeById,
  putFacts,
  putMeeting,
  runningOn,
} from "../storage/meetings.ts";
import { personById, rolesOf } from "../storage/persons.ts";
import { type BoardPlaces, factsOf } from "./facts.ts";
import { freshnessOf } from "./fresh.ts";
import { admitToMeeting, beginLate, leaderBy, lendTouch, withLater } from "./late.ts";
import { checkPin } from "./pin.ts";
import { openTouch, plannedFrom } from "./settle.ts";

const NO_MEETING = refused({ code: "not-found", message: "There is no such meeting." } as const);

/** What came with a command beside it: its key, and when it was given if it has waited. */
export interface How {
  readonly key?: string | undefined;
  readonly given?: Instant | undefined;
}

/** Starts a meeting. A screen far from the planned time needs the board's PIN; a person has been asked by `may`. */
export async function startMeeting(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  body: StartBody,
  how: How = {},
): Promise<Reply<{ meeting: Huddle }>> {
  const { db } = parts.storage;
  const type = await meetingTypeById(db, body.typeId);
  if (type?.boardId !== board.id) return refused({ code: "not-found", message: "This board has no such meeting." });
  const { at } = given(how.given, parts.clock.now());
  const plannedAt = await planNear(db, board, type, at);
  if (actor.kind === "screen" && plannedAt === null) {
    const pin = await checkPin(parts, actor.id, body.pin, (await boardById(db, board.id))?.pinHash ?? null);
    if (!pin.ok) return pin;
  }
  const audited = { actor, action: "meeting:start", thing: board.id, unitId: board.unitId } as const;
  // The PIN is not among what is kept of the request.
  const { late } = body;
  const fingerprint = late ? [body.typeId, late.id] : body.typeId;
  return await parts.commands.run({ ...audited, key: how.key, fingerprint }, async (act) =>
    late
      ? await beginLate(parts, act, board, { type, plannedAt, at, ...late })
      : await begin(parts, act, board, type, plannedAt),
  );
}

/** The planned time that a start now would keep, or null when none is near. */
async function planNear(db: Db, board: BoardFacts, type: MeetingType, now: Instant): Promise<Instant | null> {
  const planned = await plannedFrom(db, board, type, now - FREE_START_MS);
  return planned && startsFreely(planned.plannedAt, now) ? planned.plannedAt : null;
}

async function begin(
  parts: Parts,
  act: Act,
  board: BoardFacts,
  type: MeetingType,
  plannedAt: Instant | null,
): Promise<Reply<{ meeting: Running }>> {
  await lockBoardForStart(act.tx, board.id);
  const running = await runningOn(act.tx, board.id);
  if (running) {
    return refused({ code: "meeting-running", message: "A meeting runs already.", current: { meeting: running } });
  }
  const known = plannedAt === null ? undefined : await meetingOfPlan(act.tx, type.id, plannedAt);
  // Begun late, after it was written down as not held: then it was held after all, and keeps its row.
  const wasMissed = known?.meeting.state === "notHeld";
  const keeps = known && !wasMissed ? null : plannedAt;
  const fresh = keeps === null ? act.newId<"meeting">() : plannedMeetingId(type.id, keeps);
  const meeting = start(
    {
      id: wasMissed ? known.meeting.id : fresh,
      typeId: type.id,
      plannedAt: keeps,
      steps: type.steps,
      leader: leaderBy(act.actor),
      heads: usualHeads(await lastHeads(act.tx, board.id, type.id), type.usualHeads),
    },
    act.now,
  );
  await (wasMissed ? putMeeting(act.tx, meeting) : insertMeeting(act.tx, board.id, meeting));
  act.note(meeting.id);
  act.tell(`board:${board.id}`, { kind: "meeting:changed", id: board.id });
  act.after(() => openTouch(parts, board));
  return ok({ meeting });
}

/** One command on a meeting: the row is read, changed and written in one transaction. */
export async function commandMeeting(
  parts: Parts,
  actor: Actor,
  id: MeetingId,
  command: HuddleCommand,
  how: How = {},
): Promise<Reply<{ meeting: Huddle }>> {
  const found = await meetingById(parts.storage.db, id);
  if (!found) return NO_MEETING;
  const { at, isLate } = given(how.given, parts.clock.now());
  const admitted = admitToMeeting(parts, actor, found, isLate ? at : undefined);
  if (!admitted.ok) return found.meeting.state === "ended" && actor.kind === "screen" ? over(found.meeting) : admitted;
  const board = admitted.value;
  if (isLate) await lendTouch(parts, board, id);
  const places = command.do === "end" || isLate ? await parts.sync.read(board.id, placesOf) : { lanes: [], tiles: [] };
  const audited = { actor, action: "meeting:run", thing: id, unitId: board.unitId } as const;
  return await parts.commands.run({ ...audited, key: how.key, fingerprint: command }, async (act) => {
    const before = await lockMeeting(act.tx, id);
    if (!before) return NO_MEETING;
    const { meeting } = before;
    const checked = await withKnownLeader(act.tx, board, command);
    if (!checked.ok) return checked;
    const step = isLate ? applyLate : apply;
    const after = step(meeting, checked.value, isLate ? at : act.now, nameOf(actor));
    if (!after.ok) return refusalOf(after.refusal, meeting);
    act.note(noteOf(checked.value, isLate ? act.now - at : 0));
    if (!isLate) await readInMeeting(parts, act, board, meeting, after.value);
    if (after.value !== meeting) await keep(parts, act, board, after.value, places, before.facts);
    return ok({ meeting: after.value });
  });
}

function nameOf(actor: Actor): string {
  return actor.kind === "person" || actor.kind === "screen" ? actor.name : "";
}

/** What of the document a record needs. */
export function placesOf(board: BoardDocument): BoardPlaces {
  return { lanes: board.lanes.all(), tiles: board.tiles.all() };
}

/**
 * Writes a meeting that has moved; when it ended, its record too.
 * @param earlier the record that it has already, when something came late: that is added, and nothing is taken away
 */
export async function keep(
  parts: Parts,
  act: Act,
  board: BoardFacts,
  meeting: Huddle,
  places: BoardPlaces,
  earlier: MeetingFacts | null = null,
): Promise<void> {
  await putMeeting(act.tx, meeting);
  act.tell(`board:${board.id}`, { kind: "meeting:changed", id: board.id });
  if (meeting.state !== "ended") return;
  const facts = await factsOf(act.tx, board, meeting, places, act.now);
  await putFacts(act.tx, meeting.id, earlier ? withLater(earlier, facts) : facts);
  act.tell(`board:${board.id}`, { kind: "health:changed", id: board.id });
  if (!earlier) await putFreshness(act.tx, meeting.id, await freshnessOf(act.tx, board, places.tiles, act.now));
  act.after(() => parts.moment.ended(meeting.id));
  act.after(() => parts.remotes.ended(meeting.id));
  act.after(() => openTouch(parts, board));
}

/** The name of somebody with an account comes from the account, and only of people who take part in the unit. */
async function withKnownLeader(db: Db, board: BoardFacts, command: HuddleCommand): Promise<Reply<HuddleCommand>> {
  if (command.do !== "takeLead" || command.leader.personId === null) return ok(command);
  const leader = await leaderOf(db, board, command.leader.personId);
  if (leader) return ok({ ...command, leader });
  return refused({ code: "bad-request", message: "Nobody in this unit has this id.", fields: { leader: "unknown" } });
}

async function leaderOf(db: Db, board: BoardFacts, id: PersonId): Promise<Leader | undefined> {
  const person = await personById(db, id);
  if (!person || person.disabled) return undefined;
  const actor = { kind: "person", ...person, roles: await rolesOf(db, id) } as const;
  return roleOn(actor, board.path) ? { personId: id, name: person.name } : undefined;
}

/** For the audit: what was pressed, who leads, and how long it waited for the network; never what was written. */
function noteOf(command: HuddleCommand, waited: number): string {
  return waited > 0 ? `${said(command)}, given ${Math.round(waited / 1000)} s before` : said(command);
}

function said(command: HuddleCommand): string {
  switch (command.do) {
    case "next":
    case "back":
      return `${command.do} from ${command.from}`;
    case "goTo":
      return `go to ${command.to}`;
    case "takeLead":
      return `lead ${command.leader.personId ?? "by name"}`;
    case "heads":
      return `heads ${command.where} ${command.by}`;
    case "headsAtLeast":
      return `heads ${command.where} at least ${command.count}`;
    default:
      return command.do;
  }
}

function over(meeting: Huddle): Reply<never> {
  return refused({ code: "meeting-over", message: "This meeting has ended.", current: { meeting } });
}

function refusalOf(refusal: LateRefusal, meeting: Huddle): Reply<never> {
  switch (refusal.code) {
    case "meeting-over":
      return over(meeting);
    case "moved-meanwhile":
      return refused({
        code: "changed-meanwhile",
        message: "Somebody else moved this meeting while you were without network.",
        current: { meeting },
      });
    case "was-held":
      return refused({ code: "bad-request", message: "This meeting was held.", fields: { reason: "was held" } });
    case "no-such-step":
      return refused({ code: "bad-request", message: "The agenda has no such step.", fields: { to: "no such step" } });
  }
}

/** A meeting for those who were not there. */
export async function recordOf(parts: Parts, actor: Actor, id: MeetingId): Promise<Reply<MeetingRecord>> {
  const found = await meetingById(parts.storage.db, id);
  if (!found) return NO_MEETING;
  const board = admit(parts.authority, actor, "meeting:read", found.boardId);
  if (!board.ok) return NO_MEETING;
  const { unitId, name, zone } = board.value;
  const type = await meetingTypeById(parts.storage.db, found.meeting.typeId, "also deleted");
  return ok({
    board: { id: found.boardId, name, unitName: parts.authority.unit(unitId)?.name ?? "", zone },
    type: found.facts?.type ?? { kind: type?.kind ?? "huddle", name: type?.name ?? null },
    meeting: found.meeting,
    facts: found.facts,
    mail: null,
  });
}
