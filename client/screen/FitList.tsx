import { type ReactNode, useLayoutEffect, useRef, useState } from "react";

interface Props<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly render: (item: Item) => ReactNode;
  /** What stands in place of those that found no room: "+ 3 til". */
  readonly more: (hidden: readonly Item[]) => string;
  readonly label: string;
}

/** A list that shows as many of its first items as there is room for, and says how many more there are. */
export function FitList<Item>({ items, keyOf, render, more, label }: Props<Item>) {
  const ref = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(items.length);
  // After every drawing: what is in the list may have changed in number or in height.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- counting the same number again draws nothing
  useLayoutEffect(() => {
    if (ref.current) setShown(countThatFit(ref.current));
  });
  useLayoutEffect(() => {
    const measure = (): void => {
      if (ref.current) setShown(countThatFit(ref.current));
    };
    const observer = new ResizeObserver(measure);
    if (ref.current) observer.observe(ref.current);
    document.fonts.addEventListener("loadingdone", measure);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", measure);
    };
  }, []);
  const hidden = items.slice(shown);
  return (
    <ul className="fit-list" aria-label={label} ref={ref}>
      {items.map((item, place) => (
        <li key={keyOf(item)} data-item="" hidden={place >= shown}>
          {render(item)}
        </li>
      ))}
      <li data-more="" className="fit-more" hidden={hidden.length === 0}>
        {more(hidden)}
      </li>
    </ul>
  );
}

/** Shows everything for a moment that nobody sees, and counts. The list's own height does not follow its content. */
function countThatFit(list: HTMLElement): number {
  const rows = [...list.querySelectorAll<HTMLElement>(":scope > [data-item]")];
  const more = list.querySelector<HTMLElement>(":scope > [data-more]");
  const were = rows.map((row) => row.hidden);
  const moreWas = more?.hidden ?? true;
  for (const row of rows) row.hidden = false;
  if (more) more.hidden = true;
  const { top } = list.getBoundingClientRect();
  // Half a pixel of rounding is no overflow.
  const room = list.clientHeight + 0.5;
  const bottoms = rows.map((row) => row.getBoundingClientRect().bottom - top);
  let count = rows.length;
  if ((bottoms.at(-1) ?? 0) > room && more) {
    more.hidden = false;
    const needed = more.getBoundingClientRect().height + Number.parseFloat(getComputedStyle(list).rowGap || "0");
    count = bottoms.filter((bottom) => bottom + needed <= room).length;
  }
  rows.forEach((row, place) => (row.hidden = were[place] ?? false));
  if (more) more.hidden = moreWas;
  return count;
}
