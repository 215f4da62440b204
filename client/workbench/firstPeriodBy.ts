import { endOf, type Period } from "../../shared/measure/period.ts";

/** Index of the first period that ends after an instant: the one in which something changed is counted anew already. */
export function firstPeriodBy(at: number, periods: readonly Period[], zone: string): number {
  const index = periods.findIndex((period) => (endOf(period, zone) ?? Number.NEGATIVE_INFINITY) > at);
  return index < 0 ? periods.length : index;
}
