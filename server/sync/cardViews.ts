import type { BoardId } from "../../shared/base/ids.ts";
import { type Instant, MINUTE } from "../../shared/base/time.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import type { Changed } from "../../shared/board/rowsDocument.ts";
import type { CardView, CardViewChange, LoadedBoard } from "../storage/updateLog.ts";
import { type Touched, TestViews } from "./testViews.ts";

/**
 * What the server knows of a board's cards and their tests, made from its document and from nothing else but the clock:
 * since when a card is in its lane is the one thing a document cannot be trusted to say.
 */
export class CardViews {
  private readonly boardId: BoardId;
  private readonly cards: Map<string, CardView>;
  private readonly tests: TestViews;
  /** Where each card came from last, for a hand that slipped; only in memory, since nothing promised depends on it. */
  private readonly left = new Map<string, Left>();

  constructor(boardId: BoardId, kept?: Pick<LoadedBoard, "cards" | "tests">) {
    this.boardId = boardId;
    this.cards = new Map(kept?.cards.map((card) => [card.cardId, card]));
    this.tests = new TestViews(boardId, kept?.tests ?? []);
  }

  /** What an accepted update changes; undefined when nothing that is kept. */
  follow(board: BoardDocument, changed: Changed, now: Instant): CardViewChange | undefined {
    // A lane that came, went or got another meaning changes what is known of every card in it.
    const lanes = changed.rowsOf("lanes");
    const touched = lanes.size > 0 ? this.allIds(board) : changed.rowsOf("cards");
    return this.renew(board, { cards: touched, lanes, tests: changed.rowsOf("tests") }, now);
  }

  /** Brings the rows in line with the document, whatever happened to either. */
  rebuild(board: BoardDocument, now: Instant): CardViewChange | undefined {
    const touched = { cards: this.allIds(board), lanes: NO_LANES, tests: new Set(board.tests.rows.keys()) };
    return this.renew(board, touched, now);
  }

  private allIds(board: BoardDocument): ReadonlySet<string> {
    return new Set([...board.cards.rows.keys(), ...this.cards.keys()]);
  }

  private renew(board: BoardDocument, touched: TouchedRows, now: Instant): CardViewChange | undefined {
    const put: CardView[] = [];
    const removed: string[] = [];
    const moved: string[] = [];
    for (const id of touched.cards) {
      const before = this.cards.get(id);
      const after = this.view(board, id, before, now);
      if (!standsAlike(before, after) || (after && touched.lanes.has(after.laneId))) moved.push(id);
      if (after && !isSame(before, after)) {
        put.push(after);
        this.cards.set(id, after);
      } else if (!after && this.cards.delete(id)) {
        removed.push(id);
      }
    }
    const tests = this.tests.follow(board, touched, (id) => this.cards.get(id), now);
    if (!tests && put.length + removed.length + moved.length === 0) return undefined;
    return { boardId: this.boardId, put, removed, moved, ...(tests && { tests }) };
  }

  private cameBack(id: string, laneId: string, now: Instant): Instant {
    const left = this.left.get(id);
    return left?.laneId === laneId && now - left.at <= TAKEN_BACK ? left.since : now;
  }

  private view(board: BoardDocument, id: string, before: CardView | undefined, now: Instant): CardView | undefined {
    const card = board.cards.get(id);
    if (!card) return undefined;
    const { kind, title, laneId, who, reason, due, evaluateOn, archived } = card;
    const since = before?.laneId === laneId ? before.since : this.cameBack(id, laneId, now);
    if (before && before.laneId !== laneId) this.left.set(id, { laneId: before.laneId, since: before.since, at: now });
    const meaning = board.lanes.get(laneId)?.meaning ?? null;
    return {
      boardId: this.boardId,
      cardId: id,
      kind,
      title,
      laneId,
      who,
      reason,
      due,
      evaluateOn,
      archived,
      meaning,
      since,
      createdAt: before?.createdAt ?? now,
      answeredAt: answeredAt(before, meaning, since, now),
    };
  }
}

interface TouchedRows extends Touched {
  /** Lanes that came, went or are called otherwise. */
  readonly lanes: ReadonlySet<string>;
}

const NO_LANES: ReadonlySet<string> = new Set();

/** Whether a card is where it was: what is written on it is no news to whoever asks where it stands. */
function standsAlike(a: CardView | undefined, b: CardView | undefined): boolean {
  if (!a || !b) return a === b;
  return a.laneId === b.laneId && a.meaning === b.meaning && a.since === b.since && a.archived === b.archived;
}

/** The first answer stands, wherever the card goes afterwards; a move that was taken back was none. */
function answeredAt(
  before: CardView | undefined,
  meaning: CardView["meaning"],
  since: Instant,
  now: Instant,
): Instant | null {
  if (meaning === null) return before?.answeredAt ?? null;
  if (meaning !== "new") return before?.answeredAt ?? now;
  const cameBack = before !== undefined && before.meaning !== "new" && since < now;
  return cameBack ? null : (before?.answeredAt ?? null);
}

/** A lane that a card has left. */
interface Left {
  readonly laneId: string;
  readonly since: Instant;
  readonly at: Instant;
}

/** A move that is taken back within this time was none: the idea has waited as long as it had before. */
const TAKEN_BACK = 2 * MINUTE;

function isSame(a: CardView | undefined, b: CardView): boolean {
  if (!a) return false;
  const left = new Map<string, unknown>(Object.entries(a));
  return Object.entries(b).every(([field, value]) => left.get(field) === value);
}
