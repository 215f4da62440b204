import * as z from "zod/mini";
import { measureId, signalId, unitId } from "../base/ids.ts";
import { ok, type Outcome, refused } from "../base/outcome.ts";
import type { RuleName } from "../spc/ruleSets.ts";

/**
 * A signal is a row with a life of its own: found, preliminary until it has held, seen by the team, explained, closed. It stays
 * as it was found: a later point that moves the centre takes nothing away that people have talked about.
 */
export const SIGNAL_KINDS = ["outside", "run", "crossings", "pattern"] as const;
export const SIGNAL_SIDES = ["above", "below", "rising", "falling"] as const;

/** Rules that judge by patterns of points; the others are kinds of their own. */
export const PATTERN_RULES = [
  "two-of-three",
  "four-of-five",
  "one-side",
  "steady",
  "alternating",
  "hugging",
  "avoiding",
] as const satisfies readonly RuleName[];

/** What people have done with it. */
export const SIGNAL_STATES = ["new", "acknowledged", "explained", "closed"] as const;

/**
 * Why it is closed: by a person, or by what happened to the series.
 * `corrected`: the figure was wrong; `excluded`: the point was left out, with a reason of its own; `phase`: a new phase begins
 * within it; `partOf`: it has grown together with another; `earlier`: it was no news when it was found, and nobody was told;
 * `covered`: another signal that is known already says the same.
 */
export const CLOSINGS = ["person", "corrected", "excluded", "phase", "partOf", "earlier", "covered"] as const;
export type Closing = (typeof CLOSINGS)[number];

/** Kept, since the same figures give the same rows, and told to nobody. */
export const UNTOLD = ["earlier", "covered"] as const satisfies readonly Closing[];

export const SIGNAL_STEPS = [
  "found",
  "preliminary",
  "confirmed",
  "acknowledged",
  "explained",
  "closed",
  "reopened",
  "faded",
] as const;
export type StepKind = (typeof SIGNAL_STEPS)[number];

export const MAX_LINE = 200;
const line = z.string().check(z.trim(), z.maxLength(MAX_LINE), z.regex(/^[^\n\r]*$/));

/** What a row says of itself. */
export const signalFacts = {
  id: signalId,
  measureId,
  unitId,
  kind: z.enum(SIGNAL_KINDS),
  /** Which rule of another set than the runs rules a pattern breaks: `spc/ruleSets.ts`. */
  rule: z.nullable(z.enum(PATTERN_RULES)),
  /** Few crossings claim no direction. */
  side: z.nullable(z.enum(SIGNAL_SIDES)),
  /** First period of the phase as people set it; empty for the first phase. */
  phase: z.string(),
  /** Places of its first and last point; `null` where it judges the whole phase, and so claims no since-when. */
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  foundAt: z.number(),
  /** Has held: its figures are settled, and it was there before the last point. Until then it is preliminary. */
  firm: z.boolean(),
  /** Whether today's centre and limits still give it. */
  standing: z.boolean(),
  state: z.enum(SIGNAL_STATES),
  closing: z.nullable(z.enum(CLOSINGS)),
  /** What people said explains it. */
  line,
  /** Counts what is done with it, for compare-and-set; that it grows does not count. */
  version: z.number(),
};

export const signalView = z.object(signalFacts);
/** A signal as tiles and lists know it. */
export type Signal = z.infer<typeof signalView>;

export const signalStep = z.object({
  step: z.enum(SIGNAL_STEPS),
  at: z.number(),
  by: z.object({ kind: z.enum(["person", "screen", "system"]), name: z.string() }),
  closing: z.nullable(z.enum(CLOSINGS)),
  line,
});
export type SignalStep = z.infer<typeof signalStep>;

export const signalCommand = z.discriminatedUnion("do", [
  z.object({ do: z.literal("acknowledge"), version: z.int() }),
  z.object({ do: z.literal("explain"), version: z.int(), line: line.check(z.minLength(1)) }),
  z.object({ do: z.literal("close"), version: z.int() }),
  /** Takes back the last step. */
  z.object({ do: z.literal("reopen"), version: z.int() }),
]);
export type SignalCommand = z.infer<typeof signalCommand>;

export type SignalRefusal = { readonly code: "changed-meanwhile" };

/** What a command changes. */
export type Handled = Pick<Signal, "state" | "closing" | "line" | "version">;

/**
 * One step of people; pure, and the same on the server and in a screen's outbox. What is done already is left be, whoever did
 * it: two who see a signal at once have both seen it.
 */
export function handle(signal: Handled, command: SignalCommand): Outcome<Handled, SignalRefusal> {
  if (isDone(signal, command)) return ok(signal);
  if (command.version !== signal.version) return refused({ code: "changed-meanwhile" });
  const { state, closing, line: said } = signal;
  const step = (next: Partial<Handled>): Outcome<Handled, SignalRefusal> =>
    ok({ state, closing, line: said, ...next, version: signal.version + 1 });
  switch (command.do) {
    case "acknowledge":
      return step({ state: "acknowledged" });
    case "explain":
      return state === "closed"
        ? refused({ code: "changed-meanwhile" })
        : step({ state: "explained", line: command.line });
    case "close":
      return step({ state: "closed", closing: "person" });
    case "reopen":
      return step(before(signal));
  }
}

function isDone({ state, line: said }: Handled, command: SignalCommand): boolean {
  switch (command.do) {
    case "acknowledge":
      return state !== "new";
    case "explain":
      return state === "explained" && said === command.line;
    case "close":
      return state === "closed";
    case "reopen":
      return state === "new";
  }
}

function before({ state, closing, line: said }: Handled): Partial<Handled> {
  if (state === "closed" && closing !== "person") return { state: "new", closing: null };
  if (state === "closed") return { state: said === "" ? "acknowledged" : "explained", closing: null };
  return state === "explained" ? { state: "acknowledged", line: "" } : { state: "new" };
}

/** Which step of the history a command is. */
export function stepOf(command: SignalCommand): StepKind {
  return ({ acknowledge: "acknowledged", explain: "explained", close: "closed", reopen: "reopened" } as const)[
    command.do
  ];
}
