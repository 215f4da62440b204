/** What the leaders' meeting does with the matter on its stage. */
export const STAGE_ACTS = ["answer", "delegate", "forward"] as const;
export type StageAct = (typeof STAGE_ACTS)[number];

/** What stands on the stage and what is said of it does not end while somebody reads it: only a change of the matter does. */
export interface Hinted {
  readonly id: string;
  readonly act: StageAct;
  /** How much had happened to it then. */
  readonly version: number;
}
