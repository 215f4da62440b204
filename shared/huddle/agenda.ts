import * as z from "zod/mini";
import { MINUTE } from "../base/time.ts";
import { railPanel } from "./layout.ts";

/**
 * What a step is, whatever a board calls it. Screens choose the stage by it, so it never changes; `own` is a step that a
 * board has added, with a title and no stage of its own.
 */
export const STEP_MEANINGS = [
  "welcome",
  "answers",
  "matters",
  "cross",
  "today",
  "measures",
  "tests",
  "ideas",
  "raise",
  "thanks",
  "own",
] as const;
export const stepMeaning = z.enum(STEP_MEANINGS);
export type StepMeaning = z.infer<typeof stepMeaning>;

export const agendaStep = z.object({
  /** Names the step inside its agenda; stays when the step is moved or renamed. */
  id: z.string().check(z.regex(/^[a-z0-9]{1,26}$/)),
  meaning: stepMeaning,
  /** Half minutes are the finest that a standing group can keep. */
  minutes: z.number().check(z.minimum(0.5), z.maximum(60), z.multipleOf(0.5)),
  /** null = worded by the screen, in its own language. */
  title: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))),
  /** What stands beside its stage; absent = what the step itself puts there. */
  rail: z.optional(railPanel),
});
export type AgendaStep = z.infer<typeof agendaStep>;

export const agendaSchema = z.array(agendaStep).check(
  z.minLength(1),
  z.maxLength(16),
  z.refine((steps) => new Set(steps.map(({ id }) => id)).size === steps.length, "each step has an id of its own"),
  z.refine(
    (steps) => steps.every(({ meaning, title }) => meaning !== "own" || title !== null),
    "own steps have a title",
  ),
);
export type Agenda = readonly AgendaStep[];

/** Ten minutes for a section; answers come before anything new. Source: domain/practice.md 2.2. */
export const DEFAULT_AGENDA: Agenda = [
  { id: "welcome", meaning: "welcome", minutes: 0.5, title: null },
  { id: "answers", meaning: "answers", minutes: 1.5, title: null },
  { id: "cross", meaning: "cross", minutes: 2, title: null },
  { id: "today", meaning: "today", minutes: 1.5, title: null },
  { id: "measures", meaning: "measures", minutes: 2, title: null },
  { id: "ideas", meaning: "ideas", minutes: 1.5, title: null },
  { id: "raise", meaning: "raise", minutes: 0.5, title: null },
  { id: "thanks", meaning: "thanks", minutes: 0.5, title: null },
];

/** The improvement meeting of a week: fewer steps, more time for tests. Source: domain/practice.md 2.1. */
export const IMPROVEMENT_AGENDA: Agenda = [
  { id: "welcome", meaning: "welcome", minutes: 1, title: null },
  { id: "answers", meaning: "answers", minutes: 2, title: null },
  { id: "measures", meaning: "measures", minutes: 4, title: null },
  { id: "tests", meaning: "tests", minutes: 5, title: null },
  { id: "ideas", meaning: "ideas", minutes: 5, title: null },
  { id: "raise", meaning: "raise", minutes: 2, title: null },
  { id: "thanks", meaning: "thanks", minutes: 1, title: null },
];

export function stepMs(step: AgendaStep): number {
  return step.minutes * MINUTE;
}

/** How long the whole agenda takes, in milliseconds: nowhere stored, so it cannot disagree with the steps. */
export function agendaMs(agenda: Agenda): number {
  return agenda.reduce((sum, step) => sum + stepMs(step), 0);
}
