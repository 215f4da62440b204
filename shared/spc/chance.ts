/**
 * How many signals chance alone gives: what a list of signals is to be read beside.
 * The shares are of stable series whose tile shows a signal when somebody looks once, by their length, as simulated in
 * `docs/false-alarms.md` (20,000 series of independent normal values of each length; `npm run bench -- false-alarms`).
 */
const SHOWN: readonly (readonly [points: number, share: number])[] = [
  [10, 0.008],
  [12, 0.013],
  [14, 0.026],
  [16, 0.008],
  [19, 0.013],
  [20, 0.049],
  [24, 0.054],
  [28, 0.043],
  [36, 0.067],
  [48, 0.058],
  [72, 0.085],
  [100, 0.063],
  [200, 0.081],
];

/** The share of stable series of a length that show a signal without reason; 0 where nothing is judged yet. */
export function chanceOfSignal(points: number): number {
  const at = SHOWN.findLastIndex(([length]) => length <= points);
  const [before, after] = [SHOWN[at], SHOWN[at + 1]];
  if (!before) return 0;
  if (!after) return before[1];
  const way = (points - before[0]) / (after[0] - before[0]);
  return before[1] + way * (after[1] - before[1]);
}

/** @param lengths finished points of each measure, in its last phase: only that is judged anew */
export function expectedFalseSignals(lengths: readonly number[]): number {
  return lengths.reduce((total, points) => total + chanceOfSignal(points), 0);
}
