import type { SignalId } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import type { Closing, StepKind } from "./signal.ts";
import type { FrozenSignal } from "./signalItem.ts";
import { comparePlaces, type Found, type Judged, placesOf, settledAt, signalsIn } from "./signalDerive.ts";
import { freeze } from "./signalPicture.ts";
import { endOf } from "./period.ts";

export interface SystemStep {
  readonly step: StepKind;
  readonly closing: Closing | null;
}

/** A row to write, with what happened to it; `steps` may be empty where it only grew. */
export interface Change {
  readonly signal: FrozenSignal;
  readonly isNew: boolean;
  readonly steps: readonly SystemStep[];
}

export interface Reconciling extends Judged {
  readonly series: Pick<FrozenSignal, "measureId" | "unitId">;
  /** Of the definition. */
  readonly version: number;
  readonly newId: () => SignalId;
}

/**
 * What the rows of a series become now that its figures are what they are. A signal that was found is kept: one that grows is
 * the same, one that today's limits no longer give is marked so, and one whose figure was corrected closes by itself.
 * @returns only what is to be written
 */
export function reconcile(known: readonly FrozenSignal[], now: Reconciling): Change[] {
  const found = signalsIn(now);
  const live = known.filter(({ closing }) => !isOver(closing));
  const pairs = match(live, found);
  const kept = live.flatMap((signal) => {
    const same = pairs.get(signal);
    return same ? stillThere(signal, same, now) : goneFrom(signal, found, now);
  });
  const taken = new Set(pairs.values());
  return [
    ...kept,
    ...found.filter((each) => !taken.has(each)).map((each) => justFound(each, { found, known: live, now })),
  ];
}

/** Ended by what happened to the series: whatever comes later is another signal. */
const OVER: readonly (Closing | null)[] = ["corrected", "excluded", "phase", "partOf"];

function isOver(closing: Closing | null): boolean {
  return OVER.includes(closing);
}

/** Which of today's signals each row is; the oldest row goes first, and takes the one it shares most with. */
function match(live: readonly FrozenSignal[], found: readonly Found[]): Map<FrozenSignal, Found> {
  const pairs = new Map<FrozenSignal, Found>();
  const free = new Set(found);
  for (const signal of live.toSorted((a, b) => a.foundAt - b.foundAt || (a.id < b.id ? -1 : 1))) {
    const same = found.find((each) => free.has(each) && isSame(signal, each));
    if (!same) continue;
    pairs.set(signal, same);
    free.delete(same);
  }
  return pairs;
}

/** A point is its place, a run is what it shares points with on its side, few crossings are those of their phase. */
function isSame(signal: FrozenSignal, found: Found): boolean {
  if (signal.kind !== found.kind || signal.rule !== found.rule || signal.side !== found.side) return false;
  if (found.kind === "outside") return signal.from === found.from;
  if (signal.phase !== found.phase) return false;
  return found.kind === "crossings" || overlaps(signal, found);
}

function overlaps(a: Pick<Found, "from" | "to">, b: Pick<Found, "from" | "to">): boolean {
  if (a.from === null || a.to === null || b.from === null || b.to === null) return false;
  return comparePlaces(a.from, b.to) <= 0 && comparePlaces(b.from, a.to) <= 0;
}

function stillThere(signal: FrozenSignal, found: Found, now: Reconciling): Change[] {
  const firm = signal.firm || found.firm;
  // What was history when it was brought in has gone on to this day.
  const isNewsNow = signal.closing === "earlier" && found.isNews;
  const handled = isNewsNow ? ({ state: "new", closing: null, version: signal.version + 1 } as const) : signal;
  // Until somebody has seen it the picture follows; what was seen stands still.
  const picture = handled.state === "new" ? freeze(now.read, found, now.version) : signal.picture;
  const next: FrozenSignal = {
    ...signal,
    state: handled.state,
    closing: handled.closing,
    version: handled.version,
    phase: found.phase,
    from: found.from,
    to: found.to,
    firm,
    standing: true,
    picture,
  };
  const steps: SystemStep[] = [
    ...(isNewsNow ? [{ step: "reopened", closing: null } as const] : []),
    ...(firm && !signal.firm ? [{ step: "confirmed", closing: null } as const] : []),
  ];
  return isEqual(signal, next) ? [] : [{ signal: next, isNew: false, steps }];
}

function isEqual(a: FrozenSignal, b: FrozenSignal): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Today's figures do not give it: because a figure was wrong, or because the centre has moved under it. */
function goneFrom(signal: FrozenSignal, found: readonly Found[], now: Reconciling): Change[] {
  const closing = endedBy(signal, found, now);
  if (closing && signal.state !== "closed") {
    const next: FrozenSignal = { ...signal, standing: false, state: "closed", closing, version: signal.version + 1 };
    return [{ signal: next, isNew: false, steps: [{ step: "closed", closing }] }];
  }
  if (!signal.standing) return [];
  // One that nobody was told of, or that people have closed, is only marked.
  const steps: SystemStep[] = signal.state === "closed" ? [] : [{ step: "faded", closing: null }];
  return [{ signal: { ...signal, standing: false }, isNew: false, steps }];
}

function endedBy(signal: FrozenSignal, found: readonly Found[], now: Reconciling): Closing | undefined {
  if (isInAnother(signal, found)) return "partOf";
  const { read, reading, version } = now;
  const at = new Map(placesOf(read.periods).map((place, i) => [place, i]));
  const marked = signal.picture.points.filter((point) => point.marked);
  const today = marked.map(({ place }) => read.analysis.points[at.get(place) ?? -1]);
  if (today.some((point) => point !== undefined && !point.included && !point.unfinished)) return "excluded";
  const isCorrected = marked.some(({ y }, i) => (today[i]?.y ?? Number.NaN) !== y);
  // Figures of another definition may be in another unit: then a difference says nothing.
  if (isCorrected && signal.picture.version === version) return "corrected";
  const begun = reading.phases.some(
    ({ from }) => from !== signal.phase && liesIn(from, signal) && comparePlaces(from, signal.phase || from) >= 0,
  );
  return begun ? "phase" : undefined;
}

/** It has grown together with another; or the crossings are few because a run has become too long, which says where. */
function isInAnother(signal: FrozenSignal, found: readonly Found[]): boolean {
  const inPhase = found.filter(({ phase }) => phase === signal.phase);
  if (signal.kind === "crossings") return inPhase.some(({ kind }) => kind === "run");
  if (signal.kind === "outside") return false;
  return inPhase.some(
    (each) =>
      each.kind === signal.kind && each.rule === signal.rule && each.side === signal.side && overlaps(signal, each),
  );
}

/** A new phase within what the signal is about, or anywhere in the phase where it judges that. */
function liesIn(from: string, signal: FrozenSignal): boolean {
  if (signal.to === null) return true;
  return comparePlaces(from, signal.to) <= 0 && (signal.from === null || comparePlaces(from, signal.from) >= 0);
}

interface Beside {
  readonly found: readonly Found[];
  /** Rows that are not over. */
  readonly known: readonly FrozenSignal[];
  readonly now: Reconciling;
}

function justFound(found: Found, beside: Beside): Change {
  const { now } = beside;
  const closing = silently(found, beside);
  const signal: FrozenSignal = {
    id: now.newId(),
    ...now.series,
    kind: found.kind,
    rule: found.rule,
    side: found.side,
    phase: found.phase,
    from: found.from,
    to: found.to,
    foundAt: now.now,
    firm: found.firm,
    standing: true,
    state: closing ? "closed" : "new",
    closing,
    line: "",
    version: 1,
    picture: freeze(now.read, found, now.version),
  };
  const second: SystemStep = { step: found.firm ? "confirmed" : "preliminary", closing: null };
  const third: SystemStep[] = closing ? [{ step: "closed", closing }] : [];
  return { signal, isNew: true, steps: [{ step: "found", closing: null }, second, ...third] };
}

/**
 * Why nobody is told: it was old when it was found, or what people know of already says the same. A level that has shifted
 * would else be a new signal with every point.
 */
function silently(signal: Found, beside: Beside): Closing | null {
  if (!signal.isNews) return "earlier";
  return isCovered(signal, beside) ? "covered" : null;
}

/** Few crossings by a long run in their phase; a point outside by the run it lies in, or by the point before it. */
function isCovered(signal: Found, { found, known, now }: Beside): boolean {
  const told = [...known.filter(({ closing }) => closing !== "earlier"), ...found.filter(({ isNews }) => isNews)];
  const inPhase = told.filter(({ phase }) => phase === signal.phase);
  if (signal.kind === "crossings") return inPhase.some(({ kind }) => kind === "run");
  if (signal.kind !== "outside") return false;
  const before = placeBefore(signal, now);
  return inPhase.some(
    ({ kind, side, from, to }) =>
      side === signal.side &&
      ((kind === "run" && overlaps({ from, to }, signal)) || (kind === "outside" && from !== null && from === before)),
  );
}

/** Of the judged point before. */
function placeBefore({ at }: Found, { read }: Reconciling): string | undefined {
  const before = read.analysis.points.findLastIndex(
    ({ included, y }, i) => i < at.from && included && !Number.isNaN(y),
  );
  return placesOf(read.periods)[before];
}

/**
 * When time alone may change what stands: the period that runs ends, or a figure can no longer be corrected.
 * @returns undefined when only a new figure can
 */
export function nextLook({ read, definition, now, zone }: Judged): Instant | undefined {
  const last = read.periods.at(-1);
  if (last === undefined) return undefined;
  const instants = [endOf(last, zone), ...openPeriods(read.periods, definition, now, zone)];
  const ahead = instants.filter((instant): instant is Instant => instant !== undefined && instant > now);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}

function openPeriods(
  periods: readonly string[],
  definition: Judged["definition"],
  now: Instant,
  zone: string,
): Instant[] {
  if (!definition.settles) return [];
  const open: Instant[] = [];
  for (let i = periods.length - 1; i >= 0; i -= 1) {
    const at = settledAt(periods[i] ?? "", definition, zone);
    if (at <= now) break;
    open.push(at);
  }
  return open;
}
