import type * as Y from "yjs";

/** One step of a document's schema. It tests before it writes, since all steps run at every load. */
export interface MigrationStep {
  readonly to: number;
  readonly why: string;
  up(doc: Y.Doc): void;
}

/** None yet: the first schema is number 1. */
export const MIGRATIONS: readonly MigrationStep[] = [];

/**
 * Brings a document to the present schema: by the server alone, at load, before anyone is admitted, in one transaction.
 * A screen that was offline may hand in old fields a week later, so no step may take for granted that it has run.
 */
export function migrate(doc: Y.Doc, steps: readonly MigrationStep[] = MIGRATIONS): void {
  doc.transact(() => {
    for (const step of steps) step.up(doc);
  });
}
