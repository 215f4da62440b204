import type { CardId, SignalId } from "../../../shared/base/ids.ts";
import {
  type EscalationId,
  type EscalationKind,
  LONGEST_MATTER,
  type Place,
} from "../../../shared/escalation/escalation.ts";
import { looksLikeIdentity } from "../../../shared/privacy/patientIdentity.ts";
import type { ChartAlong } from "../../escalation/raiseDraft.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import type { Words } from "../../words/catalogue.ts";

/** What a step has in hand: what a card made now is called, and what is raised from here. */
export interface Subject {
  readonly title: string;
  /** What was tried, where it is written on a card. */
  readonly note?: string;
  readonly cardId?: CardId;
  /** The signal that a card made now is about. */
  readonly signal?: { readonly id: SignalId; readonly onCard: () => void };
  /** The chart that goes along when it is raised. */
  readonly chart?: ChartAlong | undefined;
}

/** What is asked for, before it is said who gets the matter. */
export interface Asking {
  readonly kind: EscalationKind;
  readonly asked: string;
  /** Its words are written here, by those who can write. */
  readonly isOwn: boolean;
  readonly safety: boolean;
}

export interface Raising {
  readonly id: EscalationId;
  readonly subject: Subject;
  readonly what: string;
  readonly asking: Asking | undefined;
}

/** Nobody must write to go on: a field that was emptied means what it was filled with. */
export function whatOf({ what, subject }: Pick<Raising, "what" | "subject">): string {
  return what.trim() || subject.title.slice(0, LONGEST_MATTER.what);
}

type All = Pick<Words, "escalation" | "raising">;

/** What we ask for. On a wall without a keyboard the ready answers are all there is. */
export function askedActs({ escalation, raising }: All, canWrite: boolean, ask: (asking: Asking) => void): Act[] {
  const none = { isOwn: false, safety: false };
  const own: Asking = { kind: "action", asked: "", isOwn: true, safety: false };
  return [
    ...escalation.raise.choices.map((asked) => ({
      key: asked,
      label: asked,
      onPress: () => ask({ kind: "action", asked, ...none }),
    })),
    { key: "awareness", label: raising.form.awareness, onPress: () => ask({ kind: "awareness", asked: "", ...none }) },
    ...(canWrite ? [{ key: "own", label: escalation.raise.own, onPress: () => ask(own) }] : []),
  ];
}

interface WhomDoes {
  readonly ask: (asking: Asking) => void;
  readonly send: (to: Place) => void;
}

/** Who gets it; whether somebody may come to harm is one more touch for those who need it, and none for the rest. */
export function whomActs({ escalation, raising }: All, above: readonly Place[], asking: Asking, does: WhomDoes): Act[] {
  const isReady = asking.kind === "awareness" || (asking.asked.trim() !== "" && !looksLikeIdentity(asking.asked));
  const safety: Act = {
    key: "safety",
    label: raising.form.safety,
    mark: asking.safety ? "▲" : "△",
    isOn: asking.safety,
    onPress: () => does.ask({ ...asking, safety: !asking.safety }),
  };
  const levels = above.map((place) => ({
    key: place.boardId,
    label: escalation.raise.send(place.unitName),
    onPress: () => does.send(place),
  }));
  // Each receiver below what it promises, nearest first.
  return [...(isReady ? levels : []), ...(asking.kind === "action" ? [safety] : [])];
}
