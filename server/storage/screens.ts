import type { Actor } from "../../shared/access/actor.ts";
import type { BoardId, PersonId, ScreenId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { CLAIM_GRACE, TRIES_WINDOW } from "../../shared/screen/pairing.ts";
import type { ScreenChange, ScreenMode, ScreenTheme, ScreenView } from "../../shared/screen/screen.ts";
import type { Db } from "./database.ts";

export interface ScreenTables {
  screens: {
    id: ScreenId;
    board_id: BoardId;
    name: string;
    mode: ScreenMode;
    inches: number;
    distance: number;
    theme: ScreenTheme;
    paired_by: PersonId | null;
    paired_at: number;
    seen_at: number | null;
    build: string | null;
    identify_until: number | null;
    revoked_at: number | null;
    version: number;
  };
  pairings: { id: string; code: string; expires_at: number; screen_id: ScreenId | null };
  pairing_tries: { id: string; person_id: PersonId; at: number };
}

/** A code that waits to be typed, or has been: then it names the screen that the wall becomes at its next ask. */
export interface Pairing {
  /** Hash of the secret that the wall keeps. */
  readonly id: string;
  readonly code: string;
  readonly expiresAt: Instant;
  readonly screenId: ScreenId | null;
}

export interface NewScreen {
  readonly id: ScreenId;
  readonly boardId: BoardId;
  readonly name: string;
  readonly mode: ScreenMode;
  readonly inches: number;
  readonly distance: number;
  readonly pairedBy: PersonId;
  readonly pairedAt: Instant;
}

/** Keeps a code; those that have run out go at the same time, so that the table stays small. */
export async function addPairing(db: Db, pairing: Omit<Pairing, "screenId">, now: Instant): Promise<void> {
  await db
    .deleteFrom("pairings")
    .where("expires_at", "<=", now - CLAIM_GRACE)
    .execute();
  await db
    .insertInto("pairings")
    .values({ id: pairing.id, code: pairing.code, expires_at: pairing.expiresAt, screen_id: null })
    .execute();
}

export async function pairingOf(db: Db, id: string): Promise<Pairing | undefined> {
  const row = await db.selectFrom("pairings").selectAll().where("id", "=", id).executeTakeFirst();
  return row && asPairing(row);
}

/**
 * Gives a code to a screen, once: of two leaders who type it at the same moment, one is told that it is gone.
 * @returns whether the code still waited
 */
export async function useCode(db: Db, code: string, screen: ScreenId, now: Instant): Promise<boolean> {
  const result = await db
    .updateTable("pairings")
    .set({ screen_id: screen })
    .where("code", "=", code)
    .where("screen_id", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A wall that has been seen as its screen needs its pairing no more: the secret is worth nothing from then on. */
export async function endPairing(db: Db, screen: ScreenId): Promise<void> {
  await db.deleteFrom("pairings").where("screen_id", "=", screen).execute();
}

/** Notes that somebody types a code, before it is known whether the code is right: tries in parallel see each other. */
export async function addTry(db: Db, id: string, person: PersonId, now: Instant): Promise<void> {
  await db
    .deleteFrom("pairing_tries")
    .where("at", "<=", now - TRIES_WINDOW)
    .execute();
  await db.insertInto("pairing_tries").values({ id, person_id: person, at: now }).execute();
}

/** When this person typed other codes within the window that counts; those that were right have been forgotten. */
export async function otherTries(db: Db, id: string, person: PersonId, now: Instant): Promise<Instant[]> {
  const rows = await db
    .selectFrom("pairing_tries")
    .select("at")
    .where("person_id", "=", person)
    .where("at", ">", now - TRIES_WINDOW)
    .where("id", "!=", id)
    .execute();
  return rows.map((row) => row.at);
}

export async function forgetTry(db: Db, id: string): Promise<void> {
  await db.deleteFrom("pairing_tries").where("id", "=", id).execute();
}

export async function addScreen(db: Db, screen: NewScreen): Promise<void> {
  await db
    .insertInto("screens")
    .values({
      id: screen.id,
      board_id: screen.boardId,
      name: screen.name,
      mode: screen.mode,
      inches: screen.inches,
      distance: screen.distance,
      theme: "auto",
      paired_by: screen.pairedBy,
      paired_at: screen.pairedAt,
      seen_at: null,
      build: null,
      identify_until: null,
      revoked_at: null,
      version: 1,
    })
    .execute();
}

/** A screen that has not been revoked. */
export async function screenOf(db: Db, id: ScreenId): Promise<ScreenView | undefined> {
  const row = await paired(db).where("screens.id", "=", id).executeTakeFirst();
  return row && asView(row);
}

/** Who a screen's session is of: nobody, once it has been revoked. */
export async function screenActor(db: Db, id: ScreenId): Promise<(Actor & { kind: "screen" }) | undefined> {
  const screen = await screenOf(db, id);
  return screen && { kind: "screen", id, name: screen.name, boardId: screen.boardId, touch: screen.mode === "touch" };
}

/** Every paired screen of some boards, by unit, board and name. */
export async function screensOf(db: Db, boards: readonly BoardId[]): Promise<ScreenView[]> {
  if (boards.length === 0) return [];
  const rows = await paired(db)
    .where("screens.board_id", "in", boards)
    .orderBy("units.name")
    .orderBy("screens.name")
    .orderBy("screens.id")
    .execute();
  return rows.map(asView);
}

/** @returns whether nobody else had changed it meanwhile */
export async function changeScreen(db: Db, id: ScreenId, change: ScreenChange): Promise<boolean> {
  const { version, boardId, ...rest } = change;
  const result = await db
    .updateTable("screens")
    .set({ ...rest, ...(boardId ? { board_id: boardId } : {}), version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function identifyScreen(db: Db, id: ScreenId, until: Instant): Promise<void> {
  await db.updateTable("screens").set({ identify_until: until }).where("id", "=", id).execute();
}

export async function screenSeen(db: Db, id: ScreenId, build: string, now: Instant): Promise<void> {
  await db.updateTable("screens").set({ seen_at: now, build }).where("id", "=", id).execute();
}

/** @returns whether it was paired until now */
export async function revokeScreen(db: Db, id: ScreenId, now: Instant): Promise<boolean> {
  const result = await db
    .updateTable("screens")
    .set({ revoked_at: now })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function paired(db: Db) {
  return db
    .selectFrom("screens")
    .innerJoin("boards", "boards.id", "screens.board_id")
    .innerJoin("units", "units.id", "boards.unit_id")
    .select([
      "screens.id",
      "screens.board_id",
      "screens.name",
      "screens.mode",
      "screens.inches",
      "screens.distance",
      "screens.theme",
      "screens.paired_at",
      "screens.seen_at",
      "screens.build",
      "screens.identify_until",
      "screens.version",
      "boards.name as board_name",
      "boards.unit_id",
      "units.name as unit_name",
    ])
    .where("screens.revoked_at", "is", null);
}

type PairedRow = Awaited<ReturnType<ReturnType<typeof paired>["execute"]>>[number];

function asView(row: PairedRow): ScreenView {
  return {
    id: row.id,
    name: row.name,
    boardId: row.board_id,
    boardName: row.board_name,
    unitId: row.unit_id,
    unitName: row.unit_name,
    mode: row.mode,
    inches: row.inches,
    distance: row.distance,
    theme: row.theme,
    pairedAt: row.paired_at,
    lastSeen: row.seen_at,
    build: row.build,
    identifyUntil: row.identify_until,
    version: row.version,
  };
}

function asPairing(row: ScreenTables["pairings"]): Pairing {
  return {
    id: row.id,
    code: row.code,
    expiresAt: row.expires_at,
    screenId: row.screen_id,
  };
}
