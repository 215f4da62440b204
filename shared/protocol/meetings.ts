import * as z from "zod/mini";
import { boardId, measureId, meetingId, meetingTypeId, messageId, personId } from "../base/ids.ts";
import { laneMeaning, outcomeSchema, testDecision } from "../board/schema.ts";
import { crossDay, crossState, localDateSchema } from "../cross/greenCross.ts";
import { agendaSchema } from "../huddle/agenda.ts";
import { endedSchema, headsSchema, huddleSchema, notHeldSchema, runningSchema } from "../huddle/huddle.ts";
import { escalationKind, escalationId } from "../escalation/escalation.ts";
import { measureDefinition, seriesReading, storedPoint } from "../measure/measure.ts";
import { meetingKind, meetingTypeSchema } from "../huddle/meetingType.ts";
import { thanksSchema } from "../thanks/thanks.ts";
import { todayState } from "../today/today.ts";
import { recordDid, recordHandled, recordHeard, recordQuestion, recordVisit } from "./recordParts.ts";

/** What `GET /boards/:boardId/cross` answers. */
export const crossPicture = z.object({
  ...crossState.shape,
  /** The day of the last meeting that coloured, before today's; null when there was none. */
  lastMeeting: z.nullable(localDateSchema),
});
export type CrossPicture = z.infer<typeof crossPicture>;

/** Which days are asked for, both ends included; absent = this month and the last. */
export const stretch = z.object({ from: z.optional(localDateSchema), to: z.optional(localDateSchema) });
export const crossChanged = z.object({ day: crossDay });

const meetingName = z.object({ kind: meetingKind, name: z.nullable(z.string()) });

/** What happened on the board while the meeting ran: written once, when it ends, and never changed. */
export const meetingFacts = z.object({
  type: meetingName,
  cross: z.array(z.omit(crossDay, { history: true })),
  /** What the sentence follows from, as it was then: worded and drawn by whoever reads. */
  measures: z.array(
    z.object({
      id: measureId,
      definition: measureDefinition,
      reading: seriesReading,
      points: z.array(storedPoint),
    }),
  ),
  /** Names of the cards that something was settled about. */
  about: z._default(z.array(z.object({ id: z.string(), name: z.string() })), []),
  /** What was raised from here, and to whom. */
  raised: z._default(
    z.array(z.object({ id: escalationId, kind: escalationKind, what: z.string(), asked: z.string(), to: z.string() })),
    [],
  ),
  /** What was marked for being raised, and is written afterwards. */
  marked: z._default(z.array(z.object({ id: escalationId, what: z.string() })), []),
  /** The answers that were judged since the last meeting of the type, and how. */
  answers: z._default(
    z.array(
      z.object({
        id: escalationId,
        what: z.string(),
        text: z.string(),
        from: z.string(),
        solved: z.boolean(),
      }),
    ),
    [],
  ),
  /** What units above said to our matters since the last meeting of the type, and nobody had judged. */
  heard: z._default(z.array(recordHeard), []),
  /** What was done with matters that others had sent here, in the order in which it was done. */
  handled: z._default(z.array(recordHandled), []),
  /** Who has visited the board since the last meeting of the type. */
  visits: z._default(z.array(recordVisit), []),
  /** What leaders had asked the board: answered since the last meeting of the type, or waiting still. */
  questions: z._default(z.array(recordQuestion), []),
  /** The answers that came meanwhile to what the board had asked others. */
  replies: z._default(z.array(recordQuestion), []),
  /** How the day stood when the meeting ended; null where nobody had said anything of it. */
  today: z._default(z.nullable(todayState), null),
  /** The messages from above that were shown where it began, and whether the unit had read them before. */
  messages: z._default(
    z.array(
      z.object({ id: messageId, from: z.string(), text: z.string(), readBefore: z._default(z.boolean(), false) }),
    ),
    [],
  ),
  /** Who was thanked by those who met: shown, never counted. Thanks of a visit stand with it. */
  thanks: z._default(z.array(thanksSchema), []),
  /** The tests that were decided, and what they showed. */
  tests: z._default(
    z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        number: z.int(),
        plan: z.string(),
        outcome: z.nullable(outcomeSchema),
        happened: z.string(),
        decision: testDecision,
      }),
    ),
    [],
  ),
  cards: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      change: z.enum(["made", "moved"]),
      laneMeaning,
      /** null = worded by the meaning, in the reader's language. */
      laneName: z.nullable(z.string()),
      reason: z.nullable(z.string()),
      /** Who got it, and until when: part of what was decided. */
      who: z._default(z.string(), ""),
      due: z._default(z.nullable(z.string()), null),
      evaluateOn: z._default(z.nullable(z.string()), null),
    }),
  ),
});
export type MeetingFacts = z.infer<typeof meetingFacts>;

/** Whom the one who asks can send a record to: whether there is an address of their own, and how many of the unit want it. */
export const recordMail = z.object({ me: z.boolean(), unit: z.int() });
export type RecordMail = z.infer<typeof recordMail>;

/** What stands of a meeting for those who were not there. */
export const meetingRecord = z.object({
  board: z.object({ id: boardId, name: z.string(), unitName: z.string(), zone: z.string() }),
  type: meetingName,
  meeting: huddleSchema,
  /** null while it runs, and for one that was not held. */
  facts: z.nullable(meetingFacts),
  /** null where it cannot be sent: the house has no mail server, or whoever asks is no person with a part in the unit. */
  mail: z._default(z.nullable(recordMail), null),
});
export type MeetingRecord = z.infer<typeof meetingRecord>;

/** What `POST /meetings/:meetingId/send` takes: to oneself, or to those of the unit who have chosen to get it. */
export const sendRecordBody = z.object({ to: z.enum(["me", "unit"]) });
export const sentRecord = z.object({ sent: z.int() });

/** A line in the list of meetings. */
export const meetingLine = z.object({
  type: meetingName,
  meeting: huddleSchema,
  /** When it began, or should have: the order of the list. */
  at: z.int(),
  /** What it came to, so that a decision is found without opening one record after another. */
  came: z.object({
    cards: z.array(z.object({ title: z.string(), laneMeaning, laneName: z.nullable(z.string()) })),
    raised: z.array(z.string()),
    /** Of others: what a leaders' meeting last did with each. */
    handled: z._default(z.array(z.object({ what: z.string(), did: recordDid })), []),
  }),
});
export type MeetingLine = z.infer<typeof meetingLine>;

/** What `GET /boards/:boardId/meeting` answers: all that a screen needs to know of now. */
export const meetingNow = z.object({
  running: z.nullable(runningSchema),
  /** The last meeting that ended, while a touch wall is still open for what was forgotten. */
  justEnded: z.nullable(endedSchema),
  /** When the last meeting ended: signals that came after it are new. */
  lastEnd: z.nullable(z.int()),
  /** When the last meeting of the running one's type ended, or of the one that comes: what came after it is new to those who come. */
  sinceLast: z._default(z.nullable(z.int()), null),
  next: z.nullable(z.object({ typeId: meetingTypeId, plannedAt: z.int(), endsAt: z.int() })),
  /** The last planned meeting, when it was not held and nobody has said why. */
  missed: z.nullable(notHeldSchema),
  types: z.array(meetingTypeSchema),
  /** How many usually come to each type: what a meeting that is begun without network starts from. */
  usual: z._default(z.array(z.object({ typeId: meetingTypeId, heads: headsSchema })), []),
  /** Who may be chosen by touch to lead: people with a role in the unit, by name, never by rank. */
  leaders: z.array(z.object({ personId, name: z.string() })),
});
export type MeetingNow = z.infer<typeof meetingNow>;

export const startBody = z.object({
  typeId: meetingTypeId,
  pin: z.optional(z.string().check(z.regex(/^\d{4,8}$/))),
  /** What a screen without network began with; taken only of a start that comes late. */
  late: z.optional(
    z.object({
      /** Of a meeting outside the plan; one of the plan has the id that follows from it. */
      id: meetingId,
      steps: agendaSchema,
      heads: headsSchema,
    }),
  ),
});
export type StartBody = z.infer<typeof startBody>;

export const meetingReply = z.object({ meeting: huddleSchema });

/** Which meetings are listed: those before an instant, newest first. */
export const listQuery = z.object({ before: z.optional(z.coerce.number().check(z.int())) });
