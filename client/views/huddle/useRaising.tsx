import { useState } from "react";
import type { CardId, SignalId } from "../../../shared/base/ids.ts";
import { type EscalationKind, LONGEST_MATTER, type Place, raiseBody } from "../../../shared/escalation/escalation.ts";
import { looksLikeIdentity } from "../../../shared/privacy/patientIdentity.ts";
import type { Board } from "../../../shared/protocol/boards.ts";
import { useEscalations } from "../../escalation/useEscalations.ts";
import { type Act, pagedActs } from "../../huddle/ActRow.tsx";
import type { StepParts } from "../../huddle/HuddleFrame.tsx";
import { freshId } from "../../live/freshId.ts";
import { TextField } from "../../ui/Field.tsx";
import { useToast } from "../../ui/Toast.tsx";
import { useWords } from "../../words/useWords.ts";
import "../../escalation/escalation.css";

/** What a step has in hand: what a card made now is called, and what is raised from here. */
export interface Subject {
  readonly title: string;
  /** What was tried, where it is written on a card. */
  readonly note?: string;
  readonly cardId?: CardId;
  /** The signal that a card made now is about. */
  readonly signal?: { readonly id: SignalId; readonly onCard: () => void };
}

/** What is asked for, before it is said who gets the matter. */
interface Asking {
  readonly kind: EscalationKind;
  readonly asked: string;
}

interface Raising {
  readonly subject: Subject;
  readonly what: string;
  readonly asking: Asking | undefined;
}

/**
 * A matter goes up by touch alone, from any step: what it is comes from the step, what we ask for is chosen, and the last
 * press names the receiver.
 * @returns `parts` while it is under way: they take the place of the step's own
 */
export function useRaising(facts: Board): { parts: StepParts | undefined; begin: (subject: Subject) => void } {
  const all = useWords();
  const words = all.escalation;
  const toast = useToast();
  const { picture, raise } = useEscalations(facts.id);
  const [raising, setRaising] = useState<Raising | undefined>(undefined);
  const [page, setPage] = useState(0);
  const begin = (subject: Subject): void => {
    setPage(0);
    setRaising({ subject, what: subject.title.slice(0, LONGEST_MATTER.what), asking: undefined });
  };
  if (!raising) return { parts: undefined, begin };
  const { subject, asking } = raising;
  // Nobody must write to go on: a field that was emptied means what it was filled with.
  const what = raising.what.trim() || subject.title.slice(0, LONGEST_MATTER.what);
  const isIdentity = looksLikeIdentity(what);
  const above = picture?.above ?? [];
  const stop = (): void => setRaising(undefined);
  const ask = (kind: EscalationKind, asked: string) => () => {
    setPage(0);
    setRaising({ ...raising, asking: { kind, asked } });
  };
  const sendTo = (to: Place, { kind, asked }: Asking): void => {
    const body = raiseBody.safeParse({
      id: freshId(),
      to: to.boardId,
      cardId: subject.cardId ?? null,
      kind,
      what,
      tried: (subject.note ?? "").slice(0, LONGEST_MATTER.tried),
      asked,
    });
    if (body.success) raise(body.data);
    stop();
    toast({ text: words.raise.done(to.unitName) });
  };
  const choices: Act[] = asking
    ? above.map((place) => ({
        key: place.boardId,
        label: words.raise.send(place.unitName),
        onPress: () => sendTo(place, asking),
      }))
    : [
        ...words.raise.choices.map((asked) => ({ key: asked, label: asked, onPress: ask("action", asked) })),
        { key: "awareness", label: words.raise.awareness, onPress: ask("awareness", "") },
      ];
  const open = isIdentity || above.length === 0 ? [] : choices;
  const parts: StepParts = {
    stage: (
      <div className="huddle-stack">
        <h1>
          {asking
            ? asking.kind === "awareness"
              ? words.step.whomAware
              : words.step.whom(asking.asked)
            : words.raise.asked}
        </h1>
        {picture && above.length === 0 && <p>{words.raise.nobody}</p>}
        <div className="matter-chosen">
          <TextField
            label={words.raise.what}
            hint={all.standing.whatHelp}
            value={raising.what}
            maxLength={LONGEST_MATTER.what}
            autoComplete="off"
            error={isIdentity ? all.problem["patient-identity"] : undefined}
            onChange={({ currentTarget }) => setRaising({ ...raising, what: currentTarget.value })}
          />
          {subject.note && <p>{words.tried(subject.note)}</p>}
        </div>
      </div>
    ),
    acts: pagedActs(open, page, setPage, all.huddle.acts, stop),
    isAsking: true,
  };
  return { parts, begin };
}
