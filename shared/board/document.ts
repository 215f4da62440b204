import * as Y from "yjs";
import { Records } from "./records.ts";
import { type RootRules, RowsDocument } from "./rowsDocument.ts";
import {
  cardSchema,
  FIELDS,
  isRootName,
  laneSchema,
  LONGEST,
  MOST_CARDS,
  MOST_LANES,
  MOST_TESTS,
  MOST_TILES,
  NOTE,
  ROOTS,
  type RootName,
  testSchema,
  tileSchema,
} from "./schema.ts";

const MOST: Readonly<Record<RootName, number>> = {
  cards: MOST_CARDS,
  lanes: MOST_LANES,
  tiles: MOST_TILES,
  tests: MOST_TESTS,
};
const CARD_NOTE = { text: { key: NOTE, longest: LONGEST.note, of: () => true } };

function rulesOf(root: RootName): RootRules {
  const rules = { schema: ROOTS[root], fields: FIELDS[root], most: MOST[root] };
  return root === "cards" ? { ...rules, ...CARD_NOTE } : rules;
}

const BOARD_RULES: ReadonlyMap<RootName, RootRules> = new Map(
  Object.keys(ROOTS)
    .filter(isRootName)
    .map((root) => [root, rulesOf(root)]),
);

/** The document of a board: its cards, its lanes, its tiles and the tests of its cards. */
export class BoardDocument extends RowsDocument<RootName> {
  readonly cards: Records<typeof cardSchema>;
  readonly lanes: Records<typeof laneSchema>;
  readonly tiles: Records<typeof tileSchema>;
  readonly tests: Records<typeof testSchema>;

  constructor(doc: Y.Doc = new Y.Doc()) {
    super(doc, BOARD_RULES);
    this.cards = new Records(doc.getMap("cards"), cardSchema);
    this.lanes = new Records(doc.getMap("lanes"), laneSchema);
    this.tiles = new Records(doc.getMap("tiles"), tileSchema);
    this.tests = new Records(doc.getMap("tests"), testSchema);
  }

  /** The shared text of a card; undefined when the card is gone. */
  note(cardId: string): Y.Text | undefined {
    return this.textOf("cards", cardId);
  }

  /** The whole board as plain data, notes included, in no order. */
  picture(): { cards: object[]; lanes: object[]; tiles: object[]; tests: object[] } {
    const cards = this.cards.all().map((card) => ({ ...card, note: this.note(card.id)?.toString() ?? "" }));
    return { cards, lanes: this.lanes.all(), tiles: this.tiles.all(), tests: this.tests.all() };
  }
}
