import { byRank } from "../../shared/base/rank.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import type { Changed } from "../../shared/board/rowsDocument.ts";
import type { Card, Lane, Test, Tile } from "../../shared/board/schema.ts";

/**
 * A board as plain data at one moment. What did not change keeps its identity from one picture to the next, so a lane
 * is drawn again only when something in it moved.
 */
export interface BoardState {
  /** All lanes in order, hidden ones too. */
  readonly lanes: readonly Lane[];
  readonly tiles: readonly Tile[];
  /** Archived cards, by title. */
  readonly archived: readonly Card[];
  /** The cards of a lane in order, without the archived ones. A card whose lane is gone stands in the first lane. */
  cardsIn(laneId: string): readonly Card[];
  /** A card, archived or not. */
  card(id: string): Card | undefined;
  lane(id: string): Lane | undefined;
  /** The note of a card as plain text, for places that only show it. */
  noteOf(cardId: string): string;
  /** The rows of a card's tests, in no order; `cyclesOf` reads them. */
  testsOf(cardId: string): readonly Test[];
  test(id: string): Test | undefined;
  /** How many cards there are, archived ones too. */
  readonly cardCount: number;
}

const NONE: readonly never[] = [];

/** The rows of tests, by their own id and by their card's. */
interface Tests {
  readonly byId: ReadonlyMap<string, Test>;
  readonly byCard: ReadonlyMap<string, readonly Test[]>;
}

class Picture implements BoardState {
  readonly lanes: readonly Lane[];
  readonly tiles: readonly Tile[];
  readonly archived: readonly Card[];
  private readonly cards: ReadonlyMap<string, Card>;
  private readonly notes: ReadonlyMap<string, string>;
  private readonly byLane: ReadonlyMap<string, readonly Card[]>;
  private readonly tests: Tests;

  constructor(
    lanes: readonly Lane[],
    tiles: readonly Tile[],
    cards: ReadonlyMap<string, Card>,
    notes: ReadonlyMap<string, string>,
    tests: Tests,
    before: Picture | undefined,
  ) {
    this.lanes = sameList(lanes, before?.lanes);
    this.tiles = sameList(tiles, before?.tiles);
    this.cards = cards;
    this.notes = notes;
    this.tests = tests;
    const archived = [...cards.values()].filter((card) => card.archived);
    this.archived = sameList(archived.toSorted(byTitle), before?.archived);
    this.byLane = groupByLane(cards, this.lanes, before?.byLane);
  }

  cardsIn(laneId: string): readonly Card[] {
    return this.byLane.get(laneId) ?? NONE;
  }

  card(id: string): Card | undefined {
    return this.cards.get(id);
  }

  lane(id: string): Lane | undefined {
    return this.lanes.find((lane) => lane.id === id);
  }

  noteOf(cardId: string): string {
    return this.notes.get(cardId) ?? "";
  }

  testsOf(cardId: string): readonly Test[] {
    return this.tests.byCard.get(cardId) ?? NONE;
  }

  test(id: string): Test | undefined {
    return this.tests.byId.get(id);
  }

  get cardCount(): number {
    return this.cards.size;
  }
}

/** Keeps the picture of a document: each change reads again only the rows that it touched. */
export class PictureKeeper {
  private readonly board: BoardDocument;
  private cards: ReadonlyMap<string, Card>;
  private notes: ReadonlyMap<string, string>;
  private tests: Tests;
  current: BoardState & Picture;

  constructor(board: BoardDocument, before?: BoardState) {
    this.board = board;
    const all = board.cards.all();
    this.cards = new Map(all.map((card) => [card.id, card]));
    this.notes = new Map(all.map((card) => [card.id, board.note(card.id)?.toString() ?? ""]));
    this.tests = groupByCard(new Map(board.tests.all().map((test) => [test.id, test])), undefined);
    this.current = this.draw(before instanceof Picture ? before : undefined);
  }

  /** @returns whether anything that one sees has changed */
  take(changed: Changed): boolean {
    const touched = changed.allOf("cards");
    if (touched.size > 0) this.readCards(touched);
    const tests = changed.rowsOf("tests");
    if (tests.size > 0) this.readTests(tests);
    const before = this.current;
    this.current = this.draw(before);
    return touched.size + tests.size > 0 || before.lanes !== this.current.lanes || before.tiles !== this.current.tiles;
  }

  private readCards(touched: ReadonlySet<string>): void {
    const cards = new Map(this.cards);
    const notes = new Map(this.notes);
    for (const id of touched) {
      const card = this.board.cards.get(id);
      if (!card) {
        cards.delete(id);
        notes.delete(id);
        continue;
      }
      const before = cards.get(id);
      cards.set(id, before && sameFields(before, card) ? before : card);
      notes.set(id, this.board.note(id)?.toString() ?? "");
    }
    this.cards = cards;
    this.notes = notes;
  }

  private readTests(touched: ReadonlySet<string>): void {
    const byId = new Map(this.tests.byId);
    for (const id of touched) {
      const test = this.board.tests.get(id);
      const before = byId.get(id);
      if (!test) byId.delete(id);
      else byId.set(id, before && sameFields(before, test) ? before : test);
    }
    this.tests = groupByCard(byId, this.tests.byCard);
  }

  private draw(before: Picture | undefined): Picture {
    const lanes = keepSame(this.board.lanes.all(), before?.lanes).toSorted(byRank);
    const tiles = keepSame(this.board.tiles.all(), before?.tiles).toSorted(byRank);
    return new Picture(lanes, tiles, this.cards, this.notes, this.tests, before);
  }
}

function groupByLane(
  cards: ReadonlyMap<string, Card>,
  lanes: readonly Lane[],
  before: ReadonlyMap<string, readonly Card[]> | undefined,
): Map<string, readonly Card[]> {
  const groups = new Map<string, Card[]>(lanes.map((lane) => [lane.id, []]));
  const first = lanes[0];
  for (const card of cards.values()) {
    if (card.archived) continue;
    const group = groups.get(card.laneId) ?? (first && groups.get(first.id));
    group?.push(card);
  }
  return new Map([...groups].map(([id, group]) => [id, sameList(group.toSorted(byRank), before?.get(id))]));
}

function groupByCard(byId: Tests["byId"], before: Tests["byCard"] | undefined): Tests {
  const groups = new Map<string, Test[]>();
  for (const test of byId.values()) {
    const group = groups.get(test.cardId);
    if (group) group.push(test);
    else groups.set(test.cardId, [test]);
  }
  return { byId, byCard: new Map([...groups].map(([id, group]) => [id, sameList(group, before?.get(id))])) };
}

function byTitle(a: Card, b: Card): number {
  return a.title < b.title ? -1 : a.title > b.title ? 1 : byRank(a, b);
}

function sameFields<T extends object>(a: T, b: T): boolean {
  const keys = Object.keys(b);
  const left = new Map<string, unknown>(Object.entries(a));
  return keys.length === left.size && Object.entries(b).every(([key, value]) => left.get(key) === value);
}

function keepSame<T extends { id: string }>(rows: readonly T[], before: readonly T[] | undefined): T[] {
  const old = new Map(before?.map((row) => [row.id, row]));
  return rows.map((row) => {
    const was = old.get(row.id);
    return was && sameFields(was, row) ? was : row;
  });
}

function sameList<T>(list: readonly T[], before: readonly T[] | undefined): readonly T[] {
  const same = before?.length === list.length && list.every((item, at) => item === before[at]);
  return same && before ? before : list;
}
