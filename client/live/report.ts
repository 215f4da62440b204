/** So many reports in the life of a page; a fault that repeats says nothing new. */
const MOST = 10;

const said = new Set<string>();

/**
 * Tells the server's log that something broke here: the kind of error and where in our code, never its message, since
 * messages can hold what people wrote.
 */
export function reportError(error: unknown): void {
  const report = reportOf(error, location.pathname);
  const sign = `${report.name} ${report.stack[0] ?? ""}`;
  if (said.size >= MOST || said.has(sign)) return;
  said.add(sign);
  void post(report);
}

/** Its own answer is of no interest, and a report that fails must not make another. */
async function post(report: Report): Promise<void> {
  try {
    await fetch("/api/v1/client-errors", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(report),
      keepalive: true,
    });
  } catch (error) {
    console.warn("A fault could not be reported.", error);
  }
}

interface Report {
  readonly name: string;
  readonly page: string;
  /** `file:line:column`, innermost first. */
  readonly stack: readonly string[];
}

/** @param path of the page; ids are taken out, so that the log shows which page and not whose */
export function reportOf(error: unknown, path: string): Report {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return {
    name: error instanceof Error ? error.name : typeof error,
    page: path
      .replaceAll(/[a-z2-7]{26}/g, ":id")
      .replaceAll(/[^\w/:.-]/g, "_")
      .slice(0, 200),
    stack: [...stack.matchAll(/(?:\/|^)([\w.-]+\.(?:js|tsx?)):(\d+):(\d+)/gm)]
      .slice(0, 8)
      .map(([, ...at]) => at.join(":")),
  };
}

/** Reports what nobody caught. @returns what ends it */
export function watchErrors(): () => void {
  const broke = (event: ErrorEvent): void => reportError(event.error);
  const rejected = (event: PromiseRejectionEvent): void => reportError(event.reason);
  window.addEventListener("error", broke);
  window.addEventListener("unhandledrejection", rejected);
  return () => {
    window.removeEventListener("error", broke);
    window.removeEventListener("unhandledrejection", rejected);
  };
}
