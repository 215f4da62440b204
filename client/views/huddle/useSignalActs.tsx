import { useState } from "react";
import type { MeasureId } from "../../../shared/base/ids.ts";
import { MAX_LINE, type Signal } from "../../../shared/measure/signal.ts";
import { looksLikeIdentity } from "../../../shared/privacy/patientIdentity.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import type { StepParts } from "../../huddle/HuddleFrame.tsx";
import { handleSignal, useHandled } from "../../signal/queries.ts";
import { SignalRefusals } from "../../signal/SignalRefusals.tsx";
import { TextField } from "../../ui/Field.tsx";
import { useToast } from "../../ui/Toast.tsx";
import { useWords } from "../../words/useWords.ts";
import type { Subject } from "./raising.ts";

interface Shown {
  readonly id: MeasureId;
  readonly name: string;
  readonly sentence: string;
  readonly signals: readonly Signal[];
}

interface SignalActs {
  readonly acts: readonly Act[];
  /** Takes the place of the step's own parts while an explanation is asked for. */
  readonly asking: StepParts | undefined;
  /** For the card that is made of it. */
  readonly signal: Subject["signal"];
  readonly refusals: React.ReactNode;
}

const NO_SIGNALS: readonly Signal[] = [];

/** What a meeting does with the signals of the measure on the stage: one touch sees them, one line explains them. */
export function useSignalActs(shown: Shown | undefined, mayHandle: boolean): SignalActs {
  const all = useWords();
  const words = all.signal;
  const toast = useToast();
  const [explaining, setExplaining] = useState<MeasureId | undefined>(undefined);
  const signals = useHandled(shown?.id ?? NOTHING, shown?.signals ?? NO_SIGNALS);
  const unseen = signals.filter(({ state }) => state === "new");
  const open = signals.filter(({ state, standing }) => state === "new" || (state === "acknowledged" && standing));
  const newest = open.at(-1) ?? signals.findLast(({ standing }) => standing);
  const see = (): void => {
    for (const signal of unseen) handleSignal(signal, { do: "acknowledge", version: signal.version });
  };
  const seeAndSay = (): void => {
    see();
    const undo = (): void => {
      for (const signal of unseen) handleSignal(signal, { do: "reopen", version: signal.version + 1 });
    };
    toast({ text: words.seenDone(shown?.name ?? ""), undo });
  };
  const explain = (line: string): void => {
    for (const signal of open) handleSignal(signal, { do: "explain", version: signal.version, line });
    setExplaining(undefined);
    toast({ text: words.explained });
  };
  const stop = (): void => setExplaining(undefined);
  const acts: Act[] = [];
  if (shown && mayHandle && unseen.length > 0) {
    acts.push({ key: "signalSeen", label: words.seen, mark: "✓", onPress: seeAndSay });
  }
  if (shown && mayHandle && open.length > 0) {
    acts.push({ key: "signalExplain", label: words.explain, onPress: () => setExplaining(shown.id) });
  }
  return {
    acts,
    asking: useAsking(shown && explaining === shown.id && open.length > 0 ? shown : undefined, explain, stop),
    signal: mayHandle && newest ? { id: newest.id, onCard: see } : undefined,
    refusals: shown && <SignalRefusals measureId={shown.id} />,
  };
}

const NOTHING = "";

/** What explains it: chosen with a touch, or one line from the phone that is keyboard here, or typed. */
function useAsking(
  shown: Shown | undefined,
  onSave: (line: string) => void,
  onCancel: () => void,
): StepParts | undefined {
  const all = useWords();
  const words = all.signal;
  const [line, setLine] = useState("");
  if (!shown) return undefined;
  const isIdentity = looksLikeIdentity(line);
  const save = (said: string) => () => {
    setLine("");
    onSave(said);
  };
  const choices: Act[] =
    line.trim() === ""
      ? words.choices.map((choice) => ({ key: choice, label: choice, onPress: save(choice) }))
      : [{ key: "save", label: words.explainSave, mark: "✓", onPress: save(line.trim()) }];
  return {
    stage: (
      <div className="huddle-stack">
        <h1>{words.explainTitle(shown.name)}</h1>
        <p>{shown.sentence}</p>
        <TextField
          label={words.explainField}
          hint={words.explainHelp}
          value={line}
          maxLength={MAX_LINE}
          autoComplete="off"
          error={isIdentity ? all.problem["patient-identity"] : undefined}
          onChange={({ currentTarget }) => setLine(currentTarget.value)}
        />
      </div>
    ),
    acts: [
      ...(isIdentity ? [] : choices),
      {
        key: "cancel",
        label: all.huddle.acts.cancel,
        onPress: () => {
          setLine("");
          onCancel();
        },
      },
    ],
    isAsking: true,
  };
}
