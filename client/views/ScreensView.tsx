import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { collection, nothing } from "../../shared/protocol/http.ts";
import {
  type ScreenChange,
  type ScreenView,
  screenView,
  SILENT_AFTER,
  type ScreenTheme,
} from "../../shared/screen/screen.ts";
import { send } from "../live/api.ts";
import { queryOf, troubleOf, useAct, useSession } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { readScreenForm, type ScreenFormErrors } from "../screen/screenForm.ts";
import { ScreenFields } from "../screen/ScreenFields.tsx";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { useToast } from "../ui/Toast.tsx";
import { numberText, relativeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { boardLabel, useLedBoards } from "./ledBoards.ts";
import "../screen/screens.css";

const screensQuery = queryOf(["screens", "all"], "/screens", collection(screenView));
/** A wall tells every half minute that it lives, and nobody is sent news of that. */
const ASKED_EVERY = 30_000;

/** The walls that one looks after: which are on, and what may be done with each. */
export function ScreensView() {
  const words = useWords().screen.list;
  const screens = useQuery({ ...screensQuery, refetchInterval: ASKED_EVERY });
  return (
    <Page
      title={words.title}
      acts={
        <ButtonLink href="/par" icon="add" variant="primary">
          {words.pairNew}
        </ButtonLink>
      }
    >
      <ErrorNotice trouble={troubleOf(screens)} onRetry={() => void screens.refetch()} />
      {screens.isPending && <Loading />}
      {screens.data?.items.length === 0 && <EmptyState title={words.none} text={words.noneHint} />}
      <ul className="screens">
        {screens.data?.items.map((screen) => (
          <li key={screen.id} className="panel">
            <ScreenLine screen={screen} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

type Opened = "change" | "revoke" | undefined;

function ScreenLine({ screen }: { readonly screen: ScreenView }) {
  const words = useWords().screen;
  const language = useLanguage();
  const [open, setOpen] = useState<Opened>(undefined);
  const close = (): void => setOpen(undefined);
  return (
    <>
      <div className="screen-line">
        <div>
          <h2>{screen.name}</h2>
          <p>{boardLabel({ name: screen.boardName, unitName: screen.unitName })}</p>
          <p className="screen-facts">
            {[
              screen.mode === "touch" ? words.pair.touch : words.pair.look,
              words.list.size(numberText(screen.inches, language), numberText(screen.distance, language)),
            ].join(" · ")}
          </p>
          <SeenText screen={screen} />
        </div>
        <div className="row">
          <IdentifyButton screen={screen} />
          <Button density="close" onClick={() => setOpen("change")}>
            {words.list.change}
          </Button>
          <Button density="close" tone="danger" onClick={() => setOpen("revoke")}>
            {words.list.revoke}
          </Button>
        </div>
      </div>
      {open === "change" && <ChangeDialog screen={screen} onClose={close} />}
      {open === "revoke" && <RevokeDialog screen={screen} onClose={close} />}
    </>
  );
}

/** Mark and word: whether it answers, and since when not. */
function SeenText({ screen }: { readonly screen: ScreenView }) {
  const words = useWords().screen.list;
  const language = useLanguage();
  const now = useNow(10_000);
  const served = useSession().data?.build;
  if (screen.lastSeen === null) return <p className="screen-seen">{words.neverSeen}</p>;
  const isAlive = now - screen.lastSeen < SILENT_AFTER;
  return (
    <p className="screen-seen" data-alive={isAlive || undefined}>
      <span aria-hidden="true">{isAlive ? "●" : "▲"}</span>{" "}
      {isAlive ? words.alive : `${words.silent}, ${words.seen(relativeText(screen.lastSeen, now, language))}`}
      {isAlive && served && screen.build !== served && ` · ${words.oldBuild}`}
    </p>
  );
}

function IdentifyButton({ screen }: { readonly screen: ScreenView }) {
  const words = useWords().screen.list;
  const toast = useToast();
  const identify = useAct(() => send("POST", `/screens/${screen.id}/identify`, {}, nothing));
  const find = async (): Promise<void> => {
    const answer = await identify.run(undefined);
    if (answer.ok) toast({ text: words.identified(screen.name) });
  };
  return (
    <>
      <Button density="close" isBusy={identify.isBusy} onClick={() => void find()}>
        {words.identify}
      </Button>
      <ErrorNotice trouble={identify.trouble} />
    </>
  );
}

interface DialogProps {
  readonly screen: ScreenView;
  readonly onClose: () => void;
}

function ChangeDialog({ screen, onClose }: DialogProps) {
  const all = useWords();
  const words = all.screen.list;
  const boards = useLedBoards() ?? [];
  const toast = useToast();
  const [errors, setErrors] = useState<ScreenFormErrors>({});
  const change = useAct(
    (body: ScreenChange) => send("PATCH", `/screens/${screen.id}`, body, screenView),
    [["screens", "all"]],
  );
  const submit = (values: FormValues): void => {
    const read = readScreenForm(values, all);
    if ("errors" in read) return setErrors(read.errors);
    setErrors({});
    const boardId = boards.find(({ id }) => id === values.board)?.id ?? screen.boardId;
    const theme = themeOf(values.theme);
    void change.run({ ...read.values, boardId, theme, version: screen.version }).then((answer) => {
      if (!answer.ok) return;
      toast({ text: words.saved });
      onClose();
    });
  };
  return (
    <Dialog title={screen.name} onClose={onClose}>
      <Form onSubmit={submit} trouble={change.trouble}>
        <Select
          label={all.screen.pair.board}
          name="board"
          defaultValue={screen.boardId}
          choices={boards.map((board) => ({ value: board.id, label: boardLabel(board) }))}
        />
        <ScreenFields
          name={screen.name}
          mode={screen.mode}
          inches={screen.inches}
          distance={screen.distance}
          errors={errors}
        />
        <Select
          label={words.theme}
          name="theme"
          defaultValue={screen.theme}
          choices={[
            { value: "auto", label: words.themeAuto },
            { value: "light", label: words.themeLight },
            { value: "dark", label: words.themeDark },
          ]}
        />
        <DialogActs>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={change.isBusy}>
            {words.save}
          </Button>
        </DialogActs>
      </Form>
    </Dialog>
  );
}

function themeOf(text: string | undefined): ScreenTheme {
  return text === "light" || text === "dark" ? text : "auto";
}

function RevokeDialog({ screen, onClose }: DialogProps) {
  const words = useWords().screen.list;
  const toast = useToast();
  const revoke = useAct(() => send("DELETE", `/screens/${screen.id}`, undefined, nothing), [["screens", "all"]]);
  const confirm = async (): Promise<void> => {
    const answer = await revoke.run(undefined);
    if (!answer.ok) return;
    toast({ text: words.revoked(screen.name) });
    onClose();
  };
  return (
    <Dialog title={words.revokeAsk(screen.name)} onClose={onClose}>
      <p>{words.revokeWhat}</p>
      <ErrorNotice trouble={revoke.trouble} />
      <DialogActs>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button variant="primary" tone="danger" isBusy={revoke.isBusy} onClick={() => void confirm()}>
          {words.revokeYes}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
