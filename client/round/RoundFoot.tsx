import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Thanked } from "../../shared/thanks/thanks.ts";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";
import { AskDialog, FollowDialog, ThankDialog } from "./ActDialogs.tsx";

interface Props {
  readonly at: BoardId;
  readonly unit: string;
  readonly isThanked: boolean;
  readonly isAsked: boolean;
  readonly isFollowed: boolean;
  /** The unit has a board for answers and notes to come back to. */
  readonly hasBoard: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onThank: (to: Thanked | null, line: string) => void;
  readonly onAsk: (text: string) => void;
  readonly onFollow: (text: string) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

/** Everything one can do at a board, in reach of the thumb. *Takk* is one touch; pressed again it asks whom else. */
export function RoundFoot(props: Props) {
  const words = useWords().round;
  const [opened, setOpened] = useState<"thank" | "ask" | "follow" | undefined>(undefined);
  const close = (): void => setOpened(undefined);
  return (
    <footer className="round-foot">
      <div className="round-acts" role="group" aria-label={words.acts}>
        <Button
          data-on={props.isThanked || undefined}
          onClick={() => (props.isThanked ? setOpened("thank") : props.onThank("everybody", ""))}
        >
          <i aria-hidden="true">{props.isThanked ? "✓" : "♥"}</i>
          {props.isThanked ? words.thanked : words.thank}
        </Button>
        <Button disabled={!props.hasBoard} data-on={props.isAsked || undefined} onClick={() => setOpened("ask")}>
          <i aria-hidden="true">{props.isAsked ? "✓" : "?"}</i>
          {props.isAsked ? words.asked : words.ask}
        </Button>
        <Button disabled={!props.hasBoard} data-on={props.isFollowed || undefined} onClick={() => setOpened("follow")}>
          <i aria-hidden="true">{props.isFollowed ? "✓" : "→"}</i>
          {props.isFollowed ? words.followed : words.follow}
        </Button>
      </div>
      <div className="round-ways">
        <Button icon="arrowLeft" disabled={props.isFirst} onClick={props.onPrevious}>
          {words.previous}
        </Button>
        <Button variant="primary" onClick={props.onNext}>
          {props.isLast ? words.finish : words.next}
        </Button>
      </div>
      {opened === "thank" && <ThankDialog onThank={props.onThank} onClose={close} />}
      {opened === "ask" && <AskDialog at={props.at} unit={props.unit} onAsk={props.onAsk} onClose={close} />}
      {opened === "follow" && <FollowDialog at={props.at} onFollow={props.onFollow} onClose={close} />}
    </footer>
  );
}
