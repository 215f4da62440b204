import { useRef, useState } from "react";
import type { MeasureId } from "../../shared/base/ids.ts";
import type { ImportPlan } from "../../shared/import/plan.ts";
import type { ImportPreview, ImportView } from "../../shared/protocol/imports.ts";
import type { Trouble } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { refetch } from "../live/queries.ts";
import { previewFile, saveFile, type Source } from "./queries.ts";

/** Where somebody is on the way from a file to the chart. */
export type Stage =
  | { readonly at: "empty" }
  | { readonly at: "reading"; readonly source: Source; readonly before: ImportPreview | undefined }
  | { readonly at: "shown"; readonly source: Source; readonly preview: ImportPreview }
  | { readonly at: "saving"; readonly source: Source; readonly preview: ImportPreview }
  | { readonly at: "refused"; readonly source: Source; readonly trouble: Trouble }
  | { readonly at: "saved"; readonly made: ImportView };

export interface Importing {
  readonly stage: Stage;
  readonly trouble: Trouble | undefined;
  take(source: Source): void;
  choose(plan: ImportPlan): void;
  chooseSheet(sheet: number): void;
  save(): void;
  startAnew(): void;
}

export function useImport(measureId: MeasureId): Importing {
  const [stage, setStage] = useState<Stage>({ at: "empty" });
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  // Of two looks the one that was asked for last is shown, whichever answer comes first.
  const asked = useRef(0);
  // One key for one file and one plan: a second try of the same saves nothing twice.
  const key = useRef("");

  const look = async (source: Source, plan: ImportPlan | undefined, sheet?: number): Promise<void> => {
    asked.current += 1;
    const number = asked.current;
    key.current = freshId();
    setTrouble(undefined);
    setStage((old) => ({ at: "reading", source, before: "preview" in old ? old.preview : undefined }));
    const answer = await previewFile(measureId, source, plan, sheet);
    if (number !== asked.current) return;
    setStage(
      answer.ok ? { at: "shown", source, preview: answer.value } : { at: "refused", source, trouble: answer.refusal },
    );
  };

  const save = async (source: Source, preview: ImportPreview): Promise<void> => {
    setTrouble(undefined);
    setStage({ at: "saving", source, preview });
    const answer = await saveFile({ measureId, source, plan: preview.plan, key: key.current });
    if (!answer.ok) {
      setTrouble(answer.refusal);
      return setStage({ at: "shown", source, preview });
    }
    await refetch([["measure", measureId]]);
    setStage({ at: "saved", made: answer.value });
  };

  return {
    stage,
    trouble,
    take: (source) => void look(source, undefined),
    choose: (plan) => void ("source" in stage && look(stage.source, plan)),
    chooseSheet: (sheet) => void ("source" in stage && look(stage.source, undefined, sheet)),
    save: () => void (stage.at === "shown" && save(stage.source, stage.preview)),
    startAnew() {
      asked.current += 1;
      setTrouble(undefined);
      setStage({ at: "empty" });
    },
  };
}
