/** Whether an address works on other machines than this one. */
export function isReachable(host: string): boolean {
  return !/^(localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(host);
}
