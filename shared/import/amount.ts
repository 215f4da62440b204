import { type Outcome, ok, refused } from "../base/outcome.ts";
import type { Cell } from "./cells.ts";

export type DecimalMark = "comma" | "point";
export type AmountFault = "no-figure" | "hidden-figure" | "not-a-number" | "date-for-figure";

/** How files say that there is no figure. None of them is a zero. */
const NOTHING = /^(?:|[-\u2013\u2014.]{1,3}|n\/?a|null|#n\/a|#i\/t|i\/t|mangler|manglar|missing)$/i;
/** Registers hide small numbers: "<5", "*", "**". */
const HIDDEN = /^(?:[<\u2264] ?\d{1,3}|\*{1,3}|x)$/i;
const LONGEST = 40;

/**
 * A number as it stands in a file: 1.5, "1,5", "1 234,5", "1.234,5", "12 %". A mark that can only be one thing is read as
 * that; "1.234" alone is read by the column's own mark.
 */
export function readAmount(cell: Cell | undefined, mark: DecimalMark): Outcome<number, AmountFault> {
  if (cell === null || cell === undefined) return refused("no-figure");
  if (typeof cell === "number") return finite(cell);
  if (typeof cell === "object") return refused("date-for-figure");
  if (typeof cell === "boolean" || cell.length > LONGEST) return refused("not-a-number");
  const text = plain(cell);
  if (NOTHING.test(text)) return refused("no-figure");
  if (HIDDEN.test(text)) return refused("hidden-figure");
  const number = withPoint(text.replace(/ ?%$/, ""), mark);
  return number === undefined ? refused("not-a-number") : finite(Number(number));
}

function finite(value: number): Outcome<number, AmountFault> {
  return Number.isFinite(value) ? ok(value) : refused("not-a-number");
}

/** Any of the blanks that stand between thousands as a space, any of the dashes before a number as a minus. */
function plain(text: string): string {
  return text
    .replace(/[\s\u00a0\u2007\u2009\u202f]/g, " ")
    .trim()
    .replace(/^[\u2212\u2013\u2014](?=\d)/, "-");
}

const PLAIN = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d{1,3})?$/i;
const BLANKS = /^[+-]?\d{1,3}(?:[ '\u2019]\d{3})+(?:[.,]\d+)?$/;
const POINTS = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const COMMAS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

function withPoint(text: string, mark: DecimalMark): string | undefined {
  if (BLANKS.test(text)) return text.replace(/[ '\u2019]/g, "").replace(",", ".");
  // "1.234,5" and "1.234.567" are thousands whatever the column says; "1.234" is by what it says.
  const isSure = (text.match(/[.,]/g)?.length ?? 0) > 1;
  if (POINTS.test(text) && (isSure || mark === "comma")) return text.replaceAll(".", "").replace(",", ".");
  if (COMMAS.test(text) && (isSure || mark === "point")) return text.replaceAll(",", "");
  return PLAIN.test(text) ? text.replace(",", ".") : undefined;
}

/** Which mark these cells write before decimals: by those that can only be one, else by what Norwegians mean. */
export function decimalMarkOf(cells: readonly Cell[]): DecimalMark {
  const texts = cells.flatMap((cell) => (typeof cell === "string" && cell.length <= LONGEST ? [plain(cell)] : []));
  const sure = (sign: string) => {
    const decimals =
      sign === ","
        ? /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),(?:\d{1,2}|\d{4,})$/
        : /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)\.(?:\d{1,2}|\d{4,})$/;
    return texts.filter((text) => decimals.test(text.replace(/ ?%$/, ""))).length;
  };
  const [commas, points] = [sure(","), sure(".")];
  if (commas !== points) return commas > points ? "comma" : "point";
  // Only such as "1,234" or "1.234": in Norway a comma stands before decimals, and a point comes from a machine's export.
  return texts.some((text) => /^[+-]?\d{1,3}\.\d{3}$/.test(text)) ? "point" : "comma";
}
