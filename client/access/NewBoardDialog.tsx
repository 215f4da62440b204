import { useState } from "react";
import { LANGUAGES } from "../../shared/access/actor.ts";
import { BOARD_KINDS, type BoardKind } from "../../shared/board/settings.ts";
import { BOARD_STARTS } from "../../shared/board/templates.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import { listed, type Unit } from "../../shared/protocol/boards.ts";
import { useAct, useUnits } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { Select } from "../ui/Select.tsx";
import { byName } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { makeBoard } from "./commands.ts";
import { useFieldError } from "./useFieldError.ts";

interface Props {
  /** The unit that is chosen to begin with. */
  readonly unit: Unit;
  /** And the kind, where one is missed. */
  readonly kind?: BoardKind;
  readonly onClose: () => void;
  readonly onMade: (id: BoardId) => void;
}

export function NewBoardDialog({ unit, kind, onClose, onMade }: Props) {
  const words = useWords();
  const language = useLanguage();
  const { data: units = [unit] } = useUnits();
  const { run, isBusy, trouble } = useAct(makeBoard, [["boards", "all"]]);
  const errorOf = useFieldError(trouble);
  const [unitId, setUnitId] = useState<string>(unit.id);
  const mine = units.filter((each) => listed(each.may, "board:create")).toSorted(byName);
  const submit = async (values: FormValues): Promise<void> => {
    const answer = await run(values);
    if (answer.ok) onMade(answer.value.id);
  };
  return (
    <Dialog title={words.access.newBoard} onClose={onClose}>
      <Form onSubmit={(values) => void submit(values)} trouble={trouble}>
        <Select
          label={words.access.boardUnit}
          name="unitId"
          value={unitId}
          onChange={setUnitId}
          choices={mine.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          key={unitId}
          label={words.access.boardName}
          hint={words.access.boardNameHint}
          error={errorOf("name")}
          name="name"
          defaultValue={mine.find(({ id }) => id === unitId)?.name}
          autoComplete="off"
          required
        />
        <Select
          label={words.access.boardKind}
          name="kind"
          {...(kind && { defaultValue: kind })}
          choices={BOARD_KINDS.map((value) => ({ value, label: words.access.boardKinds[value] }))}
        />
        <Select
          label={words.link.start}
          hint={words.link.startHelp}
          name="start"
          choices={BOARD_STARTS.map((value) => ({ value, label: words.link.starts[value] }))}
        />
        <Select
          label={words.access.boardLanguage}
          name="language"
          defaultValue={language}
          choices={LANGUAGES.map((value) => ({ value, label: words.shell.languages[value] }))}
        />
        <DialogActs>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {words.access.createBoard}
          </Button>
        </DialogActs>
      </Form>
    </Dialog>
  );
}
