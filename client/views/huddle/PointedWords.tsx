import { useQuery } from "@tanstack/react-query";
import { cardId, measureId, type MeasureId } from "../../../shared/base/ids.ts";
import { targetParts } from "../../../shared/moment/moment.ts";
import { useEscalations } from "../../escalation/useEscalations.ts";
import { stepName } from "../../huddle/names.ts";
import { seriesQuery } from "../../measure/queries.ts";
import { weekdayAndDate } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";
import type { HuddleProps } from "./stepProps.ts";

export interface Pointing {
  readonly name: string;
  readonly target: string;
}

type Props = Pick<HuddleProps, "facts" | "board" | "meeting"> & { readonly ring: Pointing };

/** Who points at what, in words, from what this screen knows itself: nothing but the name of the thing came over the wire. */
export function PointedWords({ ring, ...meeting }: Props) {
  const words = useWords().moment;
  const { kind, id } = targetParts(ring.target) ?? {};
  const measure = kind === "measure" ? measureId.safeParse(id).data : undefined;
  if (measure) return <OfMeasure ring={ring} id={measure} />;
  if (kind === "matter") return <OfMatter ring={ring} id={id} facts={meeting.facts} />;
  return <Plain ring={ring} {...meeting} fallback={words.somewhere} />;
}

function Plain({ ring, board, meeting, fallback }: Props & { readonly fallback: string }) {
  const words = useWords();
  const language = useLanguage();
  const { kind, id } = targetParts(ring.target) ?? {};
  return words.moment.pointed(ring.name, what() || fallback);

  function what(): string | undefined {
    if (id === undefined) return undefined;
    if (kind === "day") return weekdayAndDate(id, language);
    if (kind === "card") {
      const card = cardId.safeParse(id).data;
      return card && board.state.card(card)?.title.trim();
    }
    const step = meeting.steps.find((each) => each.id === id);
    return step && stepName(step, words);
  }
}

function OfMeasure({ ring, id }: Pick<Props, "ring"> & { readonly id: MeasureId }) {
  const words = useWords().moment;
  const { data } = useQuery(seriesQuery(id));
  return words.pointed(ring.name, data?.measure.definition.name ?? words.somewhere);
}

function OfMatter({ ring, id, facts }: Pick<Props, "ring" | "facts"> & { readonly id: string | undefined }) {
  const words = useWords().moment;
  const { items } = useEscalations(facts.id);
  return words.pointed(ring.name, items.find((each) => each.id === id)?.what ?? words.somewhere);
}
