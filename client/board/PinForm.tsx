import { type FormEvent, useState } from "react";
import { type Board, boardSchema } from "../../shared/protocol/boards.ts";
import { send } from "../live/api.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { TextField } from "../ui/Field.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";

const SHAPE = /^\d{4,8}$/;

/** The PIN that starts a meeting at the wall outside its time. It is never shown again, so it has a form of its own. */
export function PinForm({ board }: { readonly board: Board }) {
  const words = useWords().board.settings;
  const toast = useToast();
  const [pin, setPin] = useState("");
  const [isWrong, setWrong] = useState(false);
  const act = useAct(
    (change: object) => send("PATCH", `/boards/${board.id}`, change, boardSchema),
    [["board", board.id]],
  );
  const set = async (next: string | null): Promise<void> => {
    const answer = await act.run({ version: board.version, pin: next });
    if (!answer.ok) return;
    setPin("");
    toast({ text: next === null ? words.pinRemoved : words.pinSet });
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const isShaped = SHAPE.test(pin);
    setWrong(!isShaped);
    if (isShaped) await set(pin);
  };
  return (
    <form className="panel stack" onSubmit={(event) => void save(event)}>
      <h2>{words.pin}</h2>
      <p>{board.hasPin ? words.pinSet : words.pinNone}</p>
      <TextField
        label={board.hasPin ? words.pinChange : words.pinNew}
        hint={words.pinHelp}
        error={isWrong ? words.pinShape : undefined}
        value={pin}
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        onChange={(event) => setPin(event.currentTarget.value)}
      />
      <ErrorNotice trouble={act.trouble} />
      <div className="row">
        <Button type="submit" variant="primary" isBusy={act.isBusy}>
          {words.save}
        </Button>
        {board.hasPin && <Button onClick={() => void set(null)}>{words.pinRemove}</Button>}
      </div>
    </form>
  );
}
