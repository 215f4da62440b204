import { useState } from "react";
import type { BoardId, CardId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import {
  type Escalation,
  type EscalationId,
  type EscalationKind,
  LONGEST_MATTER,
  type Place,
  type Raise,
  raiseBody,
} from "../../shared/escalation/escalation.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import { sendForm, type Trouble } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { escalationsKey, useEscalations } from "./useEscalations.ts";

/** A chart that may go along, by the name of its measure. */
export interface ChartAlong {
  readonly measureId: MeasureId;
  readonly unitId: UnitId;
  readonly title: string;
}

/** What is known of a matter before anybody has written: from a card, or from a mark. */
export interface RaiseDraft {
  /** Of the mark that it ends; absent for one that begins here. */
  readonly id?: EscalationId;
  readonly cardId: CardId | null;
  readonly what: string;
  readonly tried: string;
  readonly chart?: ChartAlong | undefined;
  /** The level whose lane the card was dragged to. */
  readonly to?: BoardId | undefined;
}

export interface Asked {
  readonly what: string;
  readonly tried: string;
  /** One of the ready answers, `OWN` or `AWARE`; empty until one is chosen. */
  readonly choice: string;
  readonly ownText: string;
  readonly safety: boolean;
  readonly withChart: boolean;
  readonly to: BoardId | undefined;
}

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

/** A matter as it is written at a desk or on a phone. What was refused stays as it was written. */
export function useRaiseForm(boardId: BoardId, draft: RaiseDraft) {
  const { picture, raise } = useEscalations(boardId);
  const [id] = useState(() => draft.id ?? freshId<"escalation">());
  const [asked, setAsked] = useState<Asked>(() => begun(draft));
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
    if (done.ok) return whoSent(done.value.escalation, body, to);
    if (!isCut(done.refusal)) return undefined;
    raise(body);
    return { how: "queued", to };
  }
  const change = (part: Partial<Asked>): void => setAsked((before) => ({ ...before, ...part }));
  // Nobody is told what is missing before they have come to it.
  const missing = isTried ? missingIn(asked) : undefined;
  return { picture, above, to, asked, change, missing, submit, act };
}

function begun({ what, tried, to }: RaiseDraft): Asked {
  return {
    what: what.slice(0, LONGEST_MATTER.what),
    tried: tried.slice(0, LONGEST_MATTER.tried),
    choice: "",
    ownText: "",
    safety: false,
    // It may be fetched still, and goes along when it is there.
    withChart: true,
    to,
  };
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
