/** As many lines of ideas as a wall's stage holds in large letters, and how long a title is that takes two. */
const LINES = 6;
const LONG = 62;

/**
 * The page of a list on which one thing stands; *Neste idé* turns the page. A title is shown in two lines at most.
 * @param titleOf what stands on the line
 */
export function pageWith<Id>(ids: readonly Id[], inHand: Id | undefined, titleOf: (id: Id) => string): readonly Id[] {
  let page: Id[] = [];
  let lines = 0;
  for (const id of ids) {
    const takes = titleOf(id).length > LONG ? 2 : 1;
    if (lines + takes > LINES) {
      if (inHand === undefined || page.includes(inHand)) return page;
      page = [];
      lines = 0;
    }
    page.push(id);
    lines += takes;
  }
  return page;
}
