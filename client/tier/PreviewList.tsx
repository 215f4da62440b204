import type { TreePreview } from "../../shared/protocol/units.ts";
import type { TreeChange } from "../../shared/tier/changes.ts";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly preview: TreePreview;
  readonly act: TreeChange["do"];
  /** The unit that it goes to; empty where it goes nowhere. */
  readonly to: string;
}

/** What a change of a unit does, one sentence for each thing that it touches. */
export function PreviewList({ preview, act, to }: Props) {
  const { tier: words } = useWords();
  const { boards, people, below, matters, stuck } = preview;
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).join(", ");
  return (
    <section className="stack unit-preview" aria-live="polite">
      <h3>{words.what}</h3>
      {stuck.length > 0 && (
        <Notice tone="alarm">
          <p>{words.stuck(stuck.length)}</p>
          <Matters list={stuck} />
        </Notice>
      )}
      <ul>
        {boards.length > 0 && <li>{words.boards[act](boards.length, names(boards))}</li>}
        {below.length > 0 && <li>{words.below[act](below.length, names(below), to)}</li>}
        {people > 0 && <li>{words.people[act](people, to)}</li>}
        <li>
          {matters.length === 0 ? words.noMatters : words.matters(matters.length)}
          {matters.length > 0 && <Matters list={matters} />}
        </li>
        <li>{words.after[act]}</li>
      </ul>
    </section>
  );
}

/** As many as are read before one decides; the rest are counted. */
const MOST = 8;

function Matters({ list }: { readonly list: readonly string[] }) {
  const { screen } = useWords();
  return (
    <ul>
      {list.slice(0, MOST).map((what, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- two matters may say the same, and the list does not move
        <li key={`${at} ${what}`}>{what}</li>
      ))}
      {list.length > MOST && <li>{screen.wall.more(list.length - MOST)}</li>}
    </ul>
  );
}
