import * as z from "zod/mini";
import type {
  BoardId,
  CardId,
  FeedKeyId,
  MeasureId,
  MeetingId,
  PersonId,
  RemoteId,
  ScreenId,
  TicketId,
  UnitId,
} from "../base/ids.ts";

/**
 * What a person may do in a unit and all units below it; each role includes the ones before it. A deputy speaks for the
 * unit as its leader does (raises, confirms, answers), and sets nothing up.
 */
export const ROLES = ["reader", "participant", "deputy", "leader", "admin"] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

export interface UnitRole {
  readonly unitId: UnitId;
  readonly role: Role;
}

/** Who acts. Who that is follows from the session, key or socket alone, never from what a client says. */
export type Actor =
  | {
      readonly kind: "person";
      readonly id: PersonId;
      readonly name: string;
      readonly language: Language;
      readonly roles: readonly UnitRole[];
    }
  | {
      readonly kind: "screen";
      readonly id: ScreenId;
      readonly name: string;
      readonly boardId: BoardId;
      readonly touch: boolean;
    }
  | {
      readonly kind: "feed";
      readonly id: FeedKeyId;
      readonly name: string;
      readonly measureIds: readonly MeasureId[];
      /** Besides those: every series of this unit and of those below it, or of these what comes from one source. */
      readonly within?: { readonly unitId: UnitId; readonly source: string | null };
      /** It reads what it is for, and sends nothing. */
      readonly reads?: boolean;
    }
  | {
      /** A phone without account: one idea to one board; with its receipt, the answer to that idea. */
      readonly kind: "ticket";
      readonly id: TicketId;
      readonly boardId: BoardId;
      readonly ideaId: CardId | null;
    }
  | {
      /** A phone lent to a wall for one meeting: it relays text and touches to that wall, and does nothing itself. */
      readonly kind: "remote";
      readonly id: RemoteId;
      readonly boardId: BoardId;
      readonly screenId: ScreenId;
      readonly meetingId: MeetingId;
    }
  | { readonly kind: "system" }
  | { readonly kind: "nobody" };

export const LANGUAGES = ["nb", "nn", "en"] as const;
export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

/** The id that stands in logs and the audit; `null` for the system and for nobody. */
export function actorId(actor: Actor): string | null {
  return actor.kind === "system" || actor.kind === "nobody" ? null : actor.id;
}
