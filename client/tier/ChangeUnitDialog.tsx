import { useState } from "react";
import { isId, type UnitId } from "../../shared/base/ids.ts";
import type { Unit } from "../../shared/protocol/boards.ts";
import { targetsOf, type TreeChange } from "../../shared/tier/changes.ts";
import { troubleOf, useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Select } from "../ui/Select.tsx";
import { useToast } from "../ui/Toast.tsx";
import { byName } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { PreviewList } from "./PreviewList.tsx";
import { changeTree, usePreview } from "./queries.ts";

interface Props {
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly act: TreeChange["do"];
  readonly onClose: () => void;
}

/** Moves, merges, lays down or opens a unit: first what it does, in words, then the one button that does it. */
export function ChangeUnitDialog({ unit, units, act, onClose }: Props) {
  const { tier: words, shell } = useWords();
  const toast = useToast();
  const [to, setTo] = useState("");
  const change = changeOf(act, to);
  const preview = usePreview(unit.id, change);
  const { run, isBusy, trouble } = useAct(changeTree, [
    ["units", "all"],
    ["boards", "all"],
    ["unit", unit.id],
    ["session", "mine"],
  ]);
  const isReady = change !== undefined && preview.data?.fault === null && preview.data.stuck.length === 0;
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const answer = await run({ id: unit.id, version: unit.version, change });
    if (!answer.ok) return;
    toast({ text: words.done[act](unit.name) });
    onClose();
  };
  const toName = units.find(({ id }) => id === to)?.name ?? "";
  return (
    <Dialog title={words.title[act](unit.name)} size="wide" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {(act === "move" || act === "merge") && (
          <TargetField unit={unit} units={units} act={act} value={to} onChange={setTo} />
        )}
        {change && preview.isPending && <Loading />}
        <ErrorNotice trouble={troubleOf(preview)} />
        {change && preview.data && <PreviewList preview={preview.data} act={act} to={toName} />}
        <ErrorNotice trouble={trouble} />
        <DialogActs>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button
            type="submit"
            variant="primary"
            isBusy={isBusy}
            disabled={!isReady}
            {...(act === "close" && { tone: "danger" as const })}
          >
            {words.doIt[act]}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}

function changeOf(act: TreeChange["do"], to: string): TreeChange | undefined {
  if (act === "close" || act === "open") return { do: act };
  return isUnitId(to) ? { do: act, to } : undefined;
}

function isUnitId(text: string): text is UnitId {
  return isId(text);
}

interface TargetProps extends Omit<Props, "onClose" | "act"> {
  readonly act: "move" | "merge";
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Only units where it would not be refused, with their level, so that two of one name are told apart. */
function TargetField({ unit, units, act, value, onChange }: TargetProps) {
  const { tier: words, access } = useWords();
  const tree = new Map(units.map((each) => [each.id, each]));
  const targets = targetsOf(tree, unit.id, act).toSorted(byName);
  if (targets.length === 0) return <p>{words.noTargets}</p>;
  return (
    <Select
      label={words.to[act]}
      value={value}
      onChange={onChange}
      choices={[
        { value: "", label: words.choose },
        ...targets.map(({ id, name, kind }) => ({ value: id, label: `${name} (${access.tiers[kind]})` })),
      ]}
    />
  );
}
