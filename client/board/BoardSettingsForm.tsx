import { type FormEvent, useState } from "react";
import { type Language, LANGUAGES } from "../../shared/access/actor.ts";
import type { BoardSettings } from "../../shared/board/settings.ts";
import { type Board, boardSchema } from "../../shared/protocol/boards.ts";
import { ask, send } from "../live/api.ts";
import { useAct } from "../live/queries.ts";
import { TodaySettings } from "../today/TodaySettings.tsx";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Checkbox, TextField } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Select } from "../ui/Select.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { CrossSettings } from "./CrossSettings.tsx";

/** What stands in the form: the board's own fields, as they were when it was last read or saved. */
interface Draft {
  readonly name: string;
  readonly language: Language;
  readonly closed: boolean;
  readonly settings: BoardSettings;
}

function draftOf({ name, language, closed, settings }: Board): Draft {
  return { name, language, closed, settings };
}

function isSame(a: Draft, b: Draft): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** All of a board's settings, saved at once, if nobody else was first. */
export function BoardSettingsForm({ board }: { readonly board: Board }) {
  const words = useWords().board.settings;
  const todayWords = useWords().today.settings;
  const ideaWords = useWords().idea.settings;
  const limitWords = useWords().pdsa.limit;
  const toast = useToast();
  const [seen, setSeen] = useState(board);
  const [draft, setDraft] = useState(() => draftOf(board));
  const [hasLost, setLost] = useState(false);
  const act = useAct(
    (change: object) => send("PATCH", `/boards/${board.id}`, change, boardSchema),
    [
      ["board", board.id],
      ["boards", "all"],
    ],
  );
  // What news brought is taken in, unless it would take away what is being written here: then saving tells.
  if (board.version !== seen.version && (isSame(draft, draftOf(seen)) || isSame(draftOf(board), draftOf(seen)))) {
    setSeen(board);
    if (isSame(draft, draftOf(seen))) setDraft(draftOf(board));
  }
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const set = (part: Partial<BoardSettings>): void => change({ settings: { ...draft.settings, ...part } });

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setLost(false);
    const answer = await act.run({ version: seen.version, ...draft, name: draft.name.trim() });
    if (answer.ok) {
      setSeen(answer.value);
      setDraft(draftOf(answer.value));
      toast({ text: words.saved });
    } else if (answer.refusal.code === "changed-meanwhile") {
      await takeWinner();
    }
  };
  /** Somebody was first: the fields show what holds now, and say so. */
  const takeWinner = async (): Promise<void> => {
    const winner = await ask(`/boards/${board.id}`, boardSchema);
    if (!winner.ok) return;
    setSeen(winner.value);
    setDraft(draftOf(winner.value));
    setLost(true);
    act.forgetTrouble();
  };
  return (
    <form className="panel stack" onSubmit={(event) => void save(event)}>
      {hasLost && (
        <Notice tone="watch">
          <strong>{words.changed}</strong>
          <p>{words.changedHelp}</p>
        </Notice>
      )}
      <TextField
        label={words.name}
        value={draft.name}
        maxLength={120}
        required
        autoComplete="off"
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        label={words.language}
        hint={words.languageHelp}
        value={draft.language}
        choices={LANGUAGES.map((value) => ({ value, label: words.languages[value] }))}
        onChange={(value) => change({ language: LANGUAGES.find((each) => each === value) ?? draft.language })}
      />
      <Checkbox
        label={words.closed}
        hint={words.closedHelp}
        checked={draft.closed}
        onChange={(event) => change({ closed: event.currentTarget.checked })}
      />
      <h2>{words.cross}</h2>
      <CrossSettings settings={draft.settings} onChange={set} />
      <h2 id="i-dag">{todayWords.title}</h2>
      <TodaySettings
        settings={draft.settings.today}
        onChange={(part) => set({ today: { ...draft.settings.today, ...part } })}
      />
      <h2>{words.ageing}</h2>
      <TextField
        label={words.ageingDays}
        hint={words.ageingHelp}
        type="number"
        inputMode="numeric"
        min={1}
        max={365}
        required
        value={String(draft.settings.ageingDays)}
        onChange={(event) => set({ ageingDays: event.currentTarget.valueAsNumber || 1 })}
      />
      <h2>{limitWords.setting}</h2>
      <TextField
        label={limitWords.label}
        hint={limitWords.help}
        type="number"
        inputMode="numeric"
        min={1}
        max={50}
        value={draft.settings.testLimit === null ? "" : String(draft.settings.testLimit)}
        onChange={(event) => set({ testLimit: event.currentTarget.valueAsNumber || null })}
      />
      <h2>{ideaWords.title}</h2>
      <Select
        label={ideaWords.label}
        hint={ideaWords.help}
        value={draft.settings.ideas}
        choices={(["atOnce", "afterLeader"] as const).map((value) => ({ value, label: ideaWords[value] }))}
        onChange={(value) => set({ ideas: value === "afterLeader" ? value : "atOnce" })}
      />
      <ErrorNotice trouble={act.trouble} />
      <Button type="submit" variant="primary" isBusy={act.isBusy}>
        {words.save}
      </Button>
    </form>
  );
}
