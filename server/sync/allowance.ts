import type { Instant } from "../../shared/base/time.ts";

/** What one socket may send: so much at once, and so much a second on average. */
export class Allowance {
  private readonly atOnce: number;
  private readonly perSecond: number;
  private left: number;
  private at: Instant;

  constructor(atOnce: number, perSecond: number, now: Instant) {
    this.atOnce = atOnce;
    this.perSecond = perSecond;
    this.left = atOnce;
    this.at = now;
  }

  /** Takes some, also more than is left: how much is owed decides how long to wait. */
  take(amount: number, now: Instant): void {
    const earned = (Math.max(0, now - this.at) / 1000) * this.perSecond;
    this.left = Math.min(this.atOnce, this.left + earned) - amount;
    this.at = Math.max(this.at, now);
  }

  /** Milliseconds until nothing is owed; 0 when nothing is. */
  get wait(): number {
    return this.left >= 0 ? 0 : Math.ceil((-this.left / this.perSecond) * 1000);
  }

  /** Whether so much more has come than may that waiting is no answer. */
  get isOverrun(): boolean {
    return this.left < -2 * this.atOnce;
  }
}
