import * as z from "zod/mini";

/**
 * Identities: 128 random bits as 26 letters of lower-case base32, no prefix.
 * The brand keeps the id of one kind of thing from being handed in for another.
 */
export type Id<Kind extends string> = string & z.core.$brand<Kind>;

export type UnitId = Id<"unit">;
export type PersonId = Id<"person">;
export type BoardId = Id<"board">;
export type LaneId = Id<"lane">;
export type CardId = Id<"card">;
export type TileId = Id<"tile">;
export type TestId = Id<"test">;
export type ScreenId = Id<"screen">;
export type MeasureId = Id<"measure">;
export type FeedKeyId = Id<"feedKey">;
export type SignalId = Id<"signal">;
export type MeetingTypeId = Id<"meetingType">;
export type MeetingId = Id<"meeting">;
export type EventId = Id<"event">;
export type ShiftId = Id<"shift">;
export type LevelId = Id<"level">;
export type ThanksId = Id<"thanks">;
export type TicketId = Id<"ticket">;
export type RemoteId = Id<"remote">;
export type SurfaceId = Id<"surface">;
export type ImportId = Id<"import">;
export type PullSourceId = Id<"pullSource">;
export type PullRunId = Id<"pullRun">;
export type ObjectId = Id<"object">;
export type MessageId = Id<"message">;
export type VisitId = Id<"visit">;
export type QuestionId = Id<"question">;
/** Of a document that `/sync` opens: a board, or the free surface beside it. */
export type DocumentId = BoardId | SurfaceId;

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const SHAPE = /^[a-z2-7]{26}$/;

/** Sixteen random bytes, from `node:crypto` or `crypto.getRandomValues`: randomness comes in as an argument. */
export type RandomBytes = (count: number) => Uint8Array;

/** @returns base32 of the bytes, lower case, without padding */
export function base32(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += ALPHABET[(held >>> (bits - 5)) & 31];
      bits -= 5;
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) text += ALPHABET[(held << (5 - bits)) & 31];
  return text;
}

/** Mints a fresh id. */
export function newId<Kind extends string>(random: RandomBytes): Id<Kind> {
  return base32(random(16)) as Id<Kind>;
}

export function isId(text: string): boolean {
  return SHAPE.test(text);
}

/** The schema of an id of one kind: refuses everything that is not 26 base32 letters. */
export function idSchema<Kind extends string>() {
  return z.string().check(z.regex(SHAPE)).brand<Kind>();
}

export const unitId = idSchema<"unit">();
export const personId = idSchema<"person">();
export const boardId = idSchema<"board">();
export const laneId = idSchema<"lane">();
export const cardId = idSchema<"card">();
export const tileId = idSchema<"tile">();
export const testId = idSchema<"test">();
export const screenId = idSchema<"screen">();
export const measureId = idSchema<"measure">();
export const feedKeyId = idSchema<"feedKey">();
export const signalId = idSchema<"signal">();
export const meetingTypeId = idSchema<"meetingType">();
export const meetingId = idSchema<"meeting">();
export const eventId = idSchema<"event">();
export const shiftId = idSchema<"shift">();
export const levelId = idSchema<"level">();
export const thanksId = idSchema<"thanks">();
export const surfaceId = idSchema<"surface">();
export const importId = idSchema<"import">();
export const pullSourceId = idSchema<"pullSource">();
export const pullRunId = idSchema<"pullRun">();
export const objectId = idSchema<"object">();
export const messageId = idSchema<"message">();
export const visitId = idSchema<"visit">();
export const questionId = idSchema<"question">();
export const documentId = z.union([boardId, surfaceId]);
