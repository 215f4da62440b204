import { useState } from "react";
import { type Lane, LONGEST, MOST_LANES } from "../../shared/board/schema.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";
import { HeldField } from "./HeldField.tsx";
import { IdentityWarning } from "./IdentityWarning.tsx";
import { laneName } from "./laneNames.ts";
import { useBoard, useCardsIn } from "./useBoard.ts";

/** Names, order and which lanes are shown. A default lane keeps its meaning whatever it is called. */
export function LaneEditor({ onClose }: { readonly onClose: () => void }) {
  const { board } = useBoardParts();
  const words = useWords().board.lanes;
  const lanes = useBoard(board, (each) => each.state.lanes);
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="board-card-editor">
        <p>{words.help}</p>
        <ul className="board-rows">
          {lanes.map((lane, at) => (
            <LaneRow key={lane.id} lane={lane} lanes={lanes} at={at} />
          ))}
        </ul>
        {lanes.length < MOST_LANES && <NewLane />}
      </div>
      <DialogActs>
        <Button variant="primary" onClick={onClose}>
          {words.close}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

interface RowProps {
  readonly lane: Lane;
  readonly lanes: readonly Lane[];
  readonly at: number;
}

function LaneRow({ lane, lanes, at }: RowProps) {
  const { board } = useBoardParts();
  const words = useWords();
  const cards = useCardsIn(board, lane.id);
  const isLastShown = !lane.hidden && lanes.filter(({ hidden }) => !hidden).length === 1;
  const say = words.board.lanes;
  const name = laneName(lane, words);
  /** What the lane is called when nobody has named it. */
  const usual = lane.meaning === "own" ? "" : words.board.lane[lane.meaning];
  return (
    <li className="board-rows-row">
      <div className="board-rows-main">
        <HeldField
          label={say.nameOf(name)}
          isLabelHidden
          value={lane.name ?? usual}
          placeholder={usual || say.unnamed}
          longest={LONGEST.laneName}
          commit={(text) => board.edit.patchLane(lane.id, { name: text.trim() === usual ? null : text.trim() || null })}
        />
        <small>
          {[
            lane.name !== null && usual ? say.meaning(usual) : "",
            lane.hidden ? say.hidden : "",
            say.cards(cards.length),
          ]
            .filter((text) => text !== "")
            .join(" · ")}
        </small>
      </div>
      <div className="board-rows-acts">
        <IconButton
          icon="arrowUp"
          label={say.up(name)}
          disabled={at === 0}
          onClick={() => board.edit.moveLane(lane.id, lanes[at - 1]?.id ?? null)}
        />
        <IconButton
          icon="arrowDown"
          label={say.down(name)}
          disabled={at === lanes.length - 1}
          onClick={() => board.edit.moveLane(lane.id, lanes[at + 2]?.id ?? null)}
        />
        <Button
          density="close"
          aria-label={lane.hidden ? say.showLane(name) : say.hideLane(name)}
          disabled={isLastShown}
          onClick={() => board.edit.patchLane(lane.id, { hidden: !lane.hidden })}
        >
          {lane.hidden ? say.show : say.hide}
        </Button>
      </div>
    </li>
  );
}

function NewLane() {
  const { board } = useBoardParts();
  const words = useWords().board.lanes;
  const [name, setName] = useState("");
  const isIdentity = looksLikeIdentity(name);
  return (
    <form
      className="board-rows-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "" || isIdentity) return;
        board.edit.addLane(name.trim());
        setName("");
      }}
    >
      <div className="board-rows-main">
        <TextField
          label={words.addPlaceholder}
          value={name}
          maxLength={LONGEST.laneName}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {isIdentity && <IdentityWarning />}
      </div>
      <Button type="submit" icon="add" disabled={name.trim() === "" || isIdentity}>
        {words.add}
      </Button>
    </form>
  );
}
