import type { BoardId, MeasureId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import { type Cycle, cyclesOf, decisionOf } from "../../shared/board/pdsa.ts";
import type { Test } from "../../shared/board/schema.ts";
import type { CardView, TestView, TestViewChange } from "../storage/updateLog.ts";

/** Where an update may have changed what is known. */
export interface Touched {
  /** Cards whose own view may have changed. */
  readonly cards: ReadonlySet<string>;
  /** Tests in which something was written. */
  readonly tests: ReadonlySet<string>;
}

/**
 * What the server knows of the tests of a board's cards, made from its document; when it first saw one, and saw it decided,
 * is by its own clock. Keeps which rows are whose, so that an edit costs as much as one card has tests.
 */
export class TestViews {
  private readonly boardId: BoardId;
  /** By card, then by number. */
  private readonly views = new Map<string, Map<number, TestView>>();
  private readonly cardOf = new Map<string, string>();
  private readonly rowsOf = new Map<string, Set<string>>();
  private isPlaced = false;

  constructor(boardId: BoardId, kept: readonly TestView[]) {
    this.boardId = boardId;
    for (const view of kept) this.put(view);
  }

  /** @returns undefined when nothing that is kept has changed */
  follow(
    board: BoardDocument,
    { cards, tests }: Touched,
    viewOf: (cardId: string) => CardView | undefined,
    now: Instant,
  ): TestViewChange | undefined {
    if (!this.isPlaced) for (const id of board.tests.rows.keys()) this.place(board, id);
    this.isPlaced = true;
    const touched = new Set(cards);
    for (const id of tests) for (const cardId of this.place(board, id)) touched.add(cardId);
    const put: TestView[] = [];
    const removed: { cardId: string; number: number }[] = [];
    const measures = new Set<MeasureId>();
    for (const cardId of touched) {
      const before = this.views.get(cardId) ?? new Map<number, TestView>();
      const after = this.viewsOf(board, viewOf(cardId), before, now);
      for (const view of after) {
        const was = before.get(view.number);
        if (was && isSame(was, view)) continue;
        put.push(view);
        if (!was || !isSame(marked(was), marked(view))) for (const id of aims(was, view)) measures.add(id);
      }
      for (const was of before.values()) {
        if (after.some(({ number }) => number === was.number)) continue;
        removed.push({ cardId, number: was.number });
        for (const id of aims(was, undefined)) measures.add(id);
      }
      this.views.delete(cardId);
      for (const view of after) this.put(view);
    }
    return put.length + removed.length > 0 ? { put, removed, measures: [...measures] } : undefined;
  }

  private put(view: TestView): void {
    const ofCard = this.views.get(view.cardId);
    if (ofCard) ofCard.set(view.number, view);
    else this.views.set(view.cardId, new Map([[view.number, view]]));
  }

  /** Keeps whose a row is. @returns the card that it was of, and the one that it is of */
  private place(board: BoardDocument, id: string): string[] {
    const was = this.cardOf.get(id);
    const is = board.tests.get(id)?.cardId;
    if (was !== undefined && was !== is) this.rowsOf.get(was)?.delete(id);
    if (is === undefined) this.cardOf.delete(id);
    else {
      this.cardOf.set(id, is);
      const rows = this.rowsOf.get(is);
      if (rows) rows.add(id);
      else this.rowsOf.set(is, new Set([id]));
    }
    return [was, is].filter((cardId) => cardId !== undefined);
  }

  private viewsOf(
    board: BoardDocument,
    card: CardView | undefined,
    before: ReadonlyMap<number, TestView>,
    now: Instant,
  ): TestView[] {
    if (!card) return [];
    const ids = this.rowsOf.get(card.cardId) ?? new Set<string>();
    const rows = [...ids].map((id) => board.tests.get(id)).filter((row): row is Test => row !== undefined);
    // A test that nobody has written in, of a card that has none, is told by the card's own view.
    if (rows.length === 0) return [];
    const own = board.cards.get(card.cardId);
    const cycles = own ? cyclesOf({ card: own, meaning: card.meaning }, rows) : [];
    return cycles.map((cycle, at) => this.view(card, cycle, at === cycles.length - 1, before.get(cycle.number), now));
  }

  private view(card: CardView, cycle: Cycle, isLast: boolean, before: TestView | undefined, now: Instant): TestView {
    const { number, plan, measureId, unitId, from, endedOn, outcome, happened } = cycle;
    const decision = decisionOf(cycle, card, isLast);
    return {
      boardId: this.boardId,
      cardId: card.cardId,
      number,
      title: card.title,
      plan,
      who: cycle.who || card.who,
      measureId,
      unitId,
      from,
      endedOn,
      outcome,
      happened,
      decision,
      seenAt: before?.seenAt ?? now,
      // Another decision is news again, the same one is not.
      decidedAt: decision === null ? null : before?.decision === decision ? before.decidedAt : now,
    };
  }
}

/** What a chart shows of a test. */
function marked({ title, measureId, unitId, from, endedOn, decision }: TestView): object {
  return { title, measureId, unitId, from, endedOn, decision };
}

function aims(was: TestView | undefined, is: TestView | undefined): MeasureId[] {
  return [was?.measureId, is?.measureId].filter((id) => id !== undefined && id !== null);
}

function isSame(a: object, b: object): boolean {
  const left = new Map<string, unknown>(Object.entries(a));
  return Object.entries(b).every(([field, value]) => left.get(field) === value);
}
