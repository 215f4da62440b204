import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import {
  type Escalation,
  type EscalationId,
  type EscalationKind,
  type Place,
  type Raise,
  raiseBody,
} from "../../shared/escalation/escalation.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import { sendForm, type Trouble } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { useDraft } from "../live/useDraft.ts";
import { useWords } from "../words/useWords.ts";
import { type Asked, begun, changesOf, type RaiseDraft, takenUp } from "./raiseDraft.ts";
import { escalationsKey, useEscalations } from "./useEscalations.ts";

/** Asked in words of one's own. */
export const OWN = "own";
/** Nothing is asked: they should know of it. */
export const AWARE = "awareness";

export function kindOf({ choice }: Pick<Asked, "choice">): EscalationKind {
  return choice === AWARE ? "awareness" : "action";
}

/** What must be said before a matter can go, in the order of the form. */
export type Missing = "what" | "choice" | "ownText";

export function missingIn({ what, choice, ownText }: Asked): Missing | undefined {
  if (what.trim() === "") return "what";
  if (choice === "") return "choice";
  return choice === OWN && ownText.trim() === "" ? "ownText" : undefined;
}

/** How it went: on the other board, waiting for the network, or sent before by somebody else. */
export type Sent =
  | { readonly how: "sent"; readonly to: Place; readonly due: Instant | null }
  | { readonly how: "queued"; readonly to: Place }
  | { readonly how: "already"; readonly by: string };

/**
 * A matter as it is written at a desk or on a phone. What was refused stays as it was written, and what was not sent stands
 * there again when the dialog is opened anew in this tab.
 */
export function useRaiseForm(boardId: BoardId, draft: RaiseDraft) {
  const { choices } = useWords().escalation.raise;
  const { picture, raise } = useEscalations(boardId);
  const [id] = useState(() => draft.id ?? freshId<"escalation">());
  const kept = useDraft(`raise:${boardId}:${draft.id ?? draft.cardId ?? ""}`);
  const [first] = useState<Asked>(() => begun(draft));
  const [asked, setAsked] = useState<Asked>(() => takenUp(kept.text, first, [...choices, OWN, AWARE]));
  const [isTried, setTried] = useState(false);
  const act = useAct(
    (values: unknown) => sendForm("POST", `/boards/${boardId}/escalations`, values, raiseBody, escalationReply),
    [escalationsKey(boardId), ["marks", "mine"]],
  );
  const above = picture?.above ?? [];
  const to = above.find((place) => place.boardId === asked.to) ?? above[0];
  const body = to && bodyOf(asked, { id, to: to.boardId, draft });
  const ready = body && raiseBody.safeParse(body).success && !hasIdentity(asked);
  /** @returns undefined when it was refused */
  async function submit(): Promise<Sent | undefined> {
    setTried(true);
    if (!ready || !to || !body) return undefined;
    const done = await act.run(body);
    if (!done.ok && !isCut(done.refusal)) return undefined;
    kept.forget();
    if (done.ok) return whoSent(done.value.escalation, body, to);
    raise(body);
    return { how: "queued", to };
  }
  const change = (part: Partial<Asked>): void => {
    const next = { ...asked, ...part };
    setAsked(next);
    // What may not be written is kept nowhere.
    if (!hasIdentity(next)) kept.write(changesOf(next, first));
  };
  // Nobody is told what is missing before they have come to it.
  const missing = isTried ? missingIn(asked) : undefined;
  return { picture, above, to, asked, change, missing, submit, act };
}

interface Around {
  readonly id: EscalationId;
  readonly to: BoardId;
  readonly draft: RaiseDraft;
}

function bodyOf(asked: Asked, { id, to, draft: { cardId, chart } }: Around): Raise {
  const { choice, ownText, safety, withChart } = asked;
  const kind = kindOf(asked);
  const text = choice === OWN ? ownText.trim() : choice;
  return {
    id,
    to,
    cardId,
    kind,
    safety,
    what: asked.what.trim(),
    tried: asked.tried.trim(),
    asked: kind === "awareness" ? "" : text,
    chart: chart && withChart ? { measureId: chart.measureId, unitId: chart.unitId } : null,
  };
}

function hasIdentity({ what, tried, ownText }: Asked): boolean {
  return [what, tried, ownText].some(looksLikeIdentity);
}

/** Nobody answered: it waits here, and its clock begins when it is received. */
function isCut({ code }: Trouble): boolean {
  return code === "no-network";
}

/** Two may finish one mark: the first has sent it, and the second is told so. */
function whoSent(matter: Escalation, body: Raise, to: Place): Sent {
  const isOurs = matter.what === body.what && matter.tried === body.tried && matter.asked === body.asked;
  return isOurs ? { how: "sent", to, due: matter.due } : { how: "already", by: matter.history[0]?.by.name ?? "" };
}
