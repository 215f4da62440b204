import { useState } from "react";
import type { CardId } from "../../shared/base/ids.ts";
import { MOST_IDEAS } from "../../shared/vote/vote.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { Checkbox, RadioGroup } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";

/** An idea by the words that it has on the board. */
export interface Idea {
  readonly id: CardId;
  readonly title: string;
}

interface Props {
  readonly ideas: readonly Idea[];
  readonly dots: readonly number[];
  readonly usual: number;
  readonly onStart: (cards: readonly CardId[], dots: number) => void;
  readonly onClose: () => void;
}

/** Which ideas, and how many dots each has: all the new ones and three, unless one says otherwise. */
export function StartDialog({ ideas, dots, usual, onStart, onClose }: Props) {
  const { vote: words, huddle } = useWords();
  const [left, setLeft] = useState<ReadonlySet<CardId>>(new Set());
  const [each, setEach] = useState(String(usual));
  const chosen = ideas.map(({ id }) => id).filter((id) => !left.has(id));
  const isGood = chosen.length > 1 && chosen.length <= MOST_IDEAS;
  const toggle = (id: CardId): void =>
    setLeft(new Set(left.has(id) ? [...left].filter((x) => x !== id) : [...left, id]));
  return (
    <Dialog title={words.startTitle} onClose={onClose}>
      <form
        className="form vote-start"
        onSubmit={(event) => {
          event.preventDefault();
          if (isGood) onStart(chosen, Number(each));
        }}
      >
        <fieldset className="vote-choices">
          <legend>{words.which}</legend>
          {ideas.map(({ id, title }) => (
            <Checkbox key={id} label={title} checked={!left.has(id)} onChange={() => toggle(id)} />
          ))}
        </fieldset>
        <RadioGroup
          label={words.howMany}
          name="vote-dots"
          value={each}
          choices={dots.map((count) => ({ value: String(count), label: words.dots(count) }))}
          onChange={setEach}
        />
        {!isGood && <p role="status">{words.twoToTwenty(MOST_IDEAS)}</p>}
        <DialogActs>
          <Button onClick={onClose}>{huddle.acts.cancel}</Button>
          <Button type="submit" variant="primary" disabled={!isGood}>
            {words.start}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
