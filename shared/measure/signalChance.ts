/** Of the runs rules with the limits, at any time, for a stable series: about one in twenty, and each point beyond a limit. */
export function expectedFalseSignals(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + 1 - 0.95 * (1 - 0.0027) ** Math.min(3, length), 0);
}
