import type { BoardId, CardId, MeasureId, PersonId, UnitId } from "../base/ids.ts";
import { type Actor, ROLES, type Role } from "./actor.ts";

/** Every act there is. A route without one does not register; a button without one is not shown. */
export type Action =
  | "public" // sign in, health, set-up by its link: anybody
  | "session:own" // read or end one's own session
  | "profile:edit"
  | "unit:read"
  | "unit:create" // a unit below this one
  | "unit:edit" // its name, its code, how it is reached
  | "unit:move" // give it another unit above
  | "unit:close" // lay it down, merge it into another, open it again
  | "people:read"
  | "people:manage"
  | "board:read"
  | "board:edit" // write in the board's document
  | "board:create"
  | "board:configure"
  | "cross:colour"
  | "cross:line" // a line about today or yesterday, for the meeting to colour
  | "today:set" // staffing, patients and preparedness of the day
  | "thanks:give"
  | "surface:empty" // bring it back, and keep it; what lies on it is written by `board:edit`
  | "comment:write" // and change or delete one's own
  | "comment:judge" // take down another's, with a reason
  | "vote:run" // start, close, count hands in the room
  | "vote:cast" // one's own dots
  | "escalation:raise"
  | "escalation:confirm" // or say that the answer did not solve it: the sender alone ends a matter
  | "escalation:withdraw"
  | "escalation:answer"
  | "message:send" // down, to the boards of units below
  | "message:mark" // say that one's unit has read one
  | "round:walk" // visit the boards of units below, ask them, keep something to follow up
  | "question:answer" // of one's own board; and put away the answer to what one asked
  | "notice:own" // what one is told of, and how
  | "notice:unit" // where a unit is told: its channel, and the mailbox of whoever is on call
  | "meeting:read"
  | "meeting:join" // be here from a screen of one's own: point, raise a hand
  | "meeting:start"
  | "meeting:run"
  | "meeting:types"
  | "meeting:send" // a record by mail, to oneself or to those of the unit who chose it
  | "health:choose" // what is done about a suggestion to the meeting itself
  | "measure:read"
  | "measure:define"
  | "measure:spread" // put one measure on every board of a unit and below it
  | "measure:export" // points, lines and signals, as other programs read them
  | "point:push"
  | "tally:add" // one more of what the section counts by hand, or taken back
  | "signal:acknowledge" // say that a signal is seen, and take that back
  | "signal:explain"
  | "signal:close"
  | "feed-key:manage"
  | "pull:define" // sources that are fetched: make, change, try, pause, fetch now, take away
  | "pull:connect" // of a source that uses a database or a secret of the operator: make, change, try
  | "screen:read"
  | "screen:pair"
  | "screen:manage"
  | "remote:lend" // show the code that makes a phone the keyboard of this wall, in a meeting
  | "remote:use" // relay text and touches to the wall that lent it
  | "remote:end"
  | "idea:give" // with a ticket that a code on the wall gave
  | "idea:follow" // the answer to one's own, by its receipt
  | "card:link" // tie a card to one on another board of the unit, and make that one
  | "idea:judge" // let through, or take down from the wall
  | "audit:read";

/** What is acted on. `path` is the unit of the thing followed by every unit above it, nearest first. */
export type Thing =
  | { readonly kind: "nothing" }
  | { readonly kind: "unit"; readonly path: readonly UnitId[] }
  | BoardThing
  | MeasureThing
  | { readonly kind: "idea"; readonly id: CardId }
  | { readonly kind: "person"; readonly id: PersonId };

/** A series: `path` is that of its unit, which may lie below the measure's own. */
export interface MeasureThing {
  readonly kind: "measure";
  readonly id: MeasureId;
  readonly path: readonly UnitId[];
  /** Where its figures come from, as the measure says. */
  readonly source?: string;
}

export interface BoardThing {
  readonly kind: "board";
  readonly id: BoardId;
  readonly path: readonly UnitId[];
  /** A closed board is seen by those with a role in its unit or above, and by its own screens. */
  readonly closed: boolean;
  /** A meeting runs, or ended less than five minutes ago: a screen paired for touch may act. */
  readonly touchOpen: boolean;
  /** Its unit is laid down: it is read, and nothing is done to it any more. */
  readonly laidDown?: boolean;
}

/** What is left of a board whose unit is laid down. */
const LEFT_TO_READ: readonly Action[] = [
  "session:own",
  "board:read",
  "meeting:read",
  "measure:read",
  "measure:export",
  "screen:read",
  "screen:manage",
];

/** A unit does not decide on its own place: that is for the leader of the one above, or for its administrator. */
const FROM_ABOVE: readonly Action[] = ["unit:move", "unit:close"];

const NEEDED: Readonly<Partial<Record<Action, Role>>> = {
  "unit:create": "admin",
  "unit:edit": "leader",
  "people:read": "participant",
  "people:manage": "leader",
  "board:edit": "participant",
  "board:create": "leader",
  "board:configure": "leader",
  "cross:colour": "participant",
  "cross:line": "participant",
  "tally:add": "participant",
  "today:set": "participant",
  "thanks:give": "participant",
  "surface:empty": "participant",
  "comment:write": "participant",
  "comment:judge": "leader",
  "vote:run": "participant",
  "vote:cast": "participant",
  // Sender and receiver are units: who speaks for one, its leader or deputy, or its touch wall in a meeting.
  "escalation:raise": "deputy",
  "escalation:confirm": "deputy",
  "escalation:withdraw": "deputy",
  "escalation:answer": "deputy",
  "message:send": "deputy",
  "message:mark": "deputy",
  "round:walk": "deputy",
  "question:answer": "participant",
  "meeting:start": "participant",
  "meeting:run": "participant",
  "meeting:types": "leader",
  "meeting:send": "participant",
  "health:choose": "participant",
  "measure:define": "leader",
  "measure:spread": "leader",
  "signal:acknowledge": "participant",
  "signal:explain": "participant",
  "signal:close": "participant",
  "feed-key:manage": "leader",
  "pull:define": "leader",
  "pull:connect": "admin",
  "point:push": "participant",
  "notice:unit": "leader",
  "screen:read": "leader",
  "screen:pair": "leader",
  "screen:manage": "leader",
  "card:link": "participant",
  "idea:judge": "leader",
  "remote:end": "participant",
  "audit:read": "admin",
};

/** What a paired screen may ask for on its own board; the second list only while touch is open there. */
const SCREEN_LOOKS: readonly Action[] = ["session:own", "board:read", "meeting:read", "measure:read", "unit:read"];
const SCREEN_TOUCHES: readonly Action[] = [
  "board:edit",
  "cross:colour",
  "today:set",
  "thanks:give",
  "surface:empty",
  "vote:run",
  "signal:acknowledge",
  "signal:explain",
  "meeting:run",
  "health:choose",
  "card:link",
  "escalation:raise",
  "escalation:confirm",
  "message:mark",
  "question:answer",
  "remote:lend",
  "remote:end",
];

/** What no role is needed for: reading, and being in a meeting that one may read. */
const OPEN_TO_STAFF: readonly Action[] = [
  "unit:read",
  "board:read",
  "meeting:read",
  "meeting:join",
  "measure:read",
  "measure:export",
];

/** The highest role a person has on a path: a role in a unit holds in all units below it. */
export function roleOn(actor: Actor, path: readonly UnitId[]): Role | undefined {
  if (actor.kind !== "person") return undefined;
  let best = -1;
  for (const { unitId, role } of actor.roles) {
    if (path.includes(unitId)) best = Math.max(best, ROLES.indexOf(role));
  }
  return ROLES[best];
}

function reaches(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/**
 * Whether an actor may do an act to a thing. Pure, and denies by default; used by every route, the upgrade, each inbound
 * sync message, each socket.io event, each fan-out, and by the buttons.
 */
export function may(actor: Actor, action: Action, thing: Thing): boolean {
  if (action === "public" || actor.kind === "system") return true;
  if (thing.kind === "board" && thing.laidDown && !LEFT_TO_READ.includes(action)) return false;
  switch (actor.kind) {
    case "nobody":
      return false;
    case "feed":
      // A key is for one thing: what sends figures reads none, and what reads them sends none.
      if (thing.kind !== "measure" || !isFor(actor, thing)) return false;
      return action === (actor.reads ? "measure:export" : "point:push");
    case "screen":
      return mayScreen(actor, action, thing);
    case "ticket":
      return mayTicket(actor, action, thing);
    case "remote":
      // What it relays is judged once more, as the wall's own, where the wall writes it.
      return action === "remote:use" && thing.kind === "board" && thing.id === actor.boardId && thing.touchOpen;
    case "person":
      return mayPerson(actor, action, thing);
  }
}

/** Whether a feed's key is for a series: of a measure chosen for it, or of all that lies in a unit or comes from a source. */
function isFor({ measureIds, within }: Actor & { kind: "feed" }, { id, path, source = "" }: MeasureThing): boolean {
  if (measureIds.includes(id)) return true;
  if (!within || !path.includes(within.unitId)) return false;
  return within.source === null || source.trim().toLowerCase() === within.source.trim().toLowerCase();
}

/** What whoever stood before the wall may do to its board without an account; how often, the routes count. */
const TICKET_GIVES: readonly Action[] = ["idea:give", "cross:line", "tally:add"];

/** A ticket gives an idea, lines and tallies to its own board, a receipt follows its own idea; that is all. */
function mayTicket(actor: Actor & { kind: "ticket" }, action: Action, thing: Thing): boolean {
  if (thing.kind === "board") return TICKET_GIVES.includes(action) && thing.id === actor.boardId;
  return action === "idea:follow" && thing.kind === "idea" && thing.id === actor.ideaId;
}

function mayScreen(actor: Actor & { kind: "screen" }, action: Action, thing: Thing): boolean {
  if (action === "session:own") return true;
  // A tile on the wall may show the measure of another unit: reading measures is open to all signed in.
  if (thing.kind === "measure" || thing.kind === "unit") return action === "measure:read" || action === "unit:read";
  if (thing.kind !== "board" || thing.id !== actor.boardId) return false;
  if (SCREEN_LOOKS.includes(action)) return true;
  if (!actor.touch) return false;
  // Two acts from outside a meeting: starting, where the route asks for the PIN when it is not the planned time, and counting,
  // which anybody with a phone before the same wall may.
  return action === "meeting:start" || action === "tally:add" || (SCREEN_TOUCHES.includes(action) && thing.touchOpen);
}

function mayPerson(actor: Actor & { kind: "person" }, action: Action, thing: Thing): boolean {
  if (action === "session:own" || action === "profile:edit") return true;
  if (thing.kind === "nothing") return action === "unit:read" || action === "board:read";
  if (thing.kind === "person") return thing.id === actor.id;
  // Who gave an idea is told by the receipt alone: no sign-in stands for it.
  if (thing.kind === "idea") return false;
  const role = roleOn(actor, thing.path);
  if (FROM_ABOVE.includes(action)) return role === "admin" || reaches(roleOn(actor, thing.path.slice(1)), "leader");
  const needed = NEEDED[action];
  if (needed !== undefined) return reaches(role, needed);
  // What is left is reading: open to all staff, except a closed board.
  if (thing.kind === "board" && thing.closed) return role !== undefined;
  return OPEN_TO_STAFF.includes(action);
}
