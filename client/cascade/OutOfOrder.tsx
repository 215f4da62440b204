import type { OutOfOrder as Found } from "../../shared/level/outOfOrder.ts";
import { Notice } from "../ui/Notice.tsx";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";

/** Says where a unit meets before those below it are done: what they raise in the morning waits a day. */
export function OutOfOrder({ all, zone }: { readonly all: readonly Found[]; readonly zone: string }) {
  const { cascade: words } = useWords();
  if (all.length === 0) return null;
  return (
    <Notice tone="watch">
      <strong>{words.outOfOrderTitle}</strong>
      <ul className="out-of-order">
        {all.map(({ unitName, startsAt, below }) => {
          const those = below.map((each) => words.untilOf(each.unitName, timeText(each.endsAt, zone))).join(", ");
          return <li key={unitName}>{words.outOfOrder(unitName, timeText(startsAt, zone), those)}</li>;
        })}
      </ul>
    </Notice>
  );
}
