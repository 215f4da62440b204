import { useState } from "react";
import type { UnitId } from "../../shared/base/ids.ts";
import type { MeasureView } from "../../shared/measure/measure.ts";
import type { PullSourceView, PullTrial } from "../../shared/pull/source.ts";
import type { Answer } from "../live/api.ts";
import { useAct } from "../live/queries.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Form } from "../ui/Form.tsx";
import { useWords } from "../words/useWords.ts";
import { definitionIn, type Draft, draftOf, withSuggestion } from "./draft.ts";
import { changeSource, makeSource, trySource } from "./queries.ts";
import { TrialResult } from "./TrialResult.tsx";
import { WhatFields } from "./WhatFields.tsx";
import { WhenFields } from "./WhenFields.tsx";
import { WhereFields } from "./WhereFields.tsx";

interface Props {
  readonly unitId: UnitId;
  readonly zone: string;
  readonly source: PullSourceView | undefined;
  readonly measures: readonly MeasureView[];
  readonly mayConnect: boolean;
  readonly onSaved: () => void;
}

/** Defines a source: where, what is what, and how often; tried before it is saved, as often as one likes. */
export function SourceForm({ unitId, zone, source, measures, mayConnect, onSaved }: Props) {
  const { pull, shell } = useWords();
  const words = pull.form;
  const [draft, setDraft] = useState(() => draftOf(source?.definition, only(measures)));
  const [trial, setTrial] = useState<PullTrial | undefined>(undefined);
  const trying = useAct(trySource);
  const saving = useAct((next: Draft) => save(unitId, source, next), [["pulls", unitId]]);
  const trouble = saving.trouble ?? trying.trouble;
  const wrong = (field: string) => {
    const names = Object.keys(trouble?.fields ?? {}).map((name) => name.replace(/^definition\./, ""));
    return names.some((name) => name === field || name.startsWith(`${field}.`)) ? words.needed : undefined;
  };
  const set = (change: Partial<Draft>): void => setDraft((old) => ({ ...old, ...change }));
  const tryOut = async (next: Draft): Promise<void> => {
    saving.forgetTrouble();
    const answer = await trying.run({ unitId, definition: definitionIn({ ...next, name: next.name || "?" }) });
    if (!answer.ok) return setTrial(undefined);
    setTrial(answer.value);
    const filled = withSuggestion(next, answer.value);
    if (!filled) return undefined;
    setDraft(filled);
    // The columns are known now: what they most likely mean is tried at once.
    return await tryOut(filled);
  };
  const submit = async (): Promise<void> => {
    trying.forgetTrouble();
    if ((await saving.run(draft)).ok) onSaved();
  };
  const parts = { draft, set, wrong };
  return (
    <Form onSubmit={() => void submit()} trouble={undefined}>
      <WhereFields {...parts} unitId={unitId} mayConnect={mayConnect} />
      <WhatFields {...parts} measures={measures} columns={trial?.columns ?? []} isAsked={trial !== undefined} />
      <Button icon="search" isBusy={trying.isBusy} onClick={() => void tryOut(draft)}>
        {trying.isBusy ? words.trying : words.try}
      </Button>
      {trial && <TrialResult trial={trial} zone={zone} />}
      <WhenFields {...parts} zone={zone} />
      <ErrorNotice trouble={trouble} />
      <div className="row">
        <Button type="submit" variant="primary" isBusy={saving.isBusy}>
          {words.save}
        </Button>
        <ButtonLink variant="tertiary" href={`/enhet/${unitId}/kilder`}>
          {shell.cancel}
        </ButtonLink>
      </div>
    </Form>
  );
}

/** The one that a new source must be for, where there is only one. */
function only(measures: readonly MeasureView[]): MeasureView["id"] | undefined {
  return measures.length === 1 ? measures[0]?.id : undefined;
}

function save(unitId: UnitId, source: PullSourceView | undefined, draft: Draft): Promise<Answer<PullSourceView>> {
  const definition = definitionIn(draft);
  return source
    ? changeSource({ id: source.id, version: source.version, definition })
    : makeSource({ unitId, definition });
}
