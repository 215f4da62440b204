import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { BoardItem } from "../../shared/protocol/boards.ts";
import { shownCode, typedCode } from "../../shared/screen/pairing.ts";
import { COMMON_SCREEN, type ConfirmPairing, type ScreenView, screenView } from "../../shared/screen/screen.ts";
import { send } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { readScreenForm, type ScreenFormErrors } from "../screen/screenForm.ts";
import { ScreenFields } from "../screen/ScreenFields.tsx";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../words/useWords.ts";
import { boardLabel, useLedBoards } from "./ledBoards.ts";
import "../screen/screens.css";

/** A leader types the code of a wall and says which board it shows. The wall's own code link brings the code along. */
export function PairView() {
  const words = useWords().screen.pair;
  const boards = useLedBoards();
  const [done, setDone] = useState<ScreenView | undefined>(undefined);
  return (
    <Page
      title={words.title}
      lead={done ? undefined : words.intro(`${location.host}/skjerm`)}
      crumbs={[{ label: useWords().screen.list.title, href: "/skjermer" }]}
      width="narrow"
    >
      {!boards && <Loading />}
      {boards?.length === 0 && <EmptyState title={words.noBoards} />}
      {boards && boards.length > 0 && !done && <PairForm boards={boards} onDone={setDone} />}
      {done && <Done screen={done} onAnother={() => setDone(undefined)} />}
    </Page>
  );
}

function Done({ screen, onAnother }: { readonly screen: ScreenView; readonly onAnother: () => void }) {
  const words = useWords().screen.pair;
  return (
    <>
      <Notice tone="good">
        <p>{words.done(screen.name, boardLabel({ name: screen.boardName, unitName: screen.unitName }))}</p>
        <p>{words.doneHint}</p>
      </Notice>
      <div className="row">
        <Button onClick={onAnother}>{words.another}</Button>
        <ButtonLink href="/skjermer">{words.toScreens}</ButtonLink>
      </div>
    </>
  );
}

interface FormProps {
  readonly boards: readonly BoardItem[];
  readonly onDone: (screen: ScreenView) => void;
}

type Asked = ConfirmPairing & { readonly boardId: BoardId; readonly key: string };

function PairForm({ boards, onDone }: FormProps) {
  const all = useWords();
  const words = all.screen.pair;
  const [errors, setErrors] = useState<ScreenFormErrors & { readonly code?: string }>({});
  const [fromLink] = useState(() => typedCode(decodeURIComponent(location.hash.slice(1))));
  const [key] = useState(freshId);
  const pair = useAct(
    ({ boardId, key: sent, ...body }: Asked) => send("POST", `/boards/${boardId}/screens`, body, screenView, sent),
    [["screens", "all"]],
  );

  const submit = (values: FormValues): void => {
    const read = readScreenForm(values, all);
    const code = typedCode(values.code ?? "");
    const board = boards.find(({ id }) => id === values.board) ?? boards[0];
    if ("errors" in read || !code || !board) {
      setErrors({ ...("errors" in read && read.errors), ...(!code && { code: words.notACode }) });
      return;
    }
    setErrors({});
    void pair.run({ ...read.values, code, boardId: board.id, key: `${key}-${code}` }).then((answer) => {
      if (answer.ok) onDone(answer.value);
    });
  };
  return (
    <Form onSubmit={submit} trouble={pair.trouble}>
      <TextField
        label={words.code}
        hint={words.codeHint}
        error={errors.code}
        name="code"
        defaultValue={fromLink ? shownCode(fromLink) : ""}
        placeholder="XXXX-XXXX"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        className="screen-code"
      />
      <Select
        label={words.board}
        name="board"
        choices={boards.map((board) => ({ value: board.id, label: boardLabel(board) }))}
      />
      <ScreenFields name="" {...COMMON_SCREEN} errors={errors} />
      <Button type="submit" variant="primary" isBusy={pair.isBusy}>
        {words.submit}
      </Button>
    </Form>
  );
}
