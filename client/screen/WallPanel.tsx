import { type ReactNode, useCallback, useEffect, useState } from "react";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  /** Which place of the layout it takes. */
  readonly area: "cross" | "today" | "answers" | "ideas" | "measures";
  readonly title: string;
  /** Small, at the right of the title: a month, a count. */
  readonly aside?: string | undefined;
  readonly children: ReactNode;
}

/** One part of the wall. What breaks inside stays inside. */
export function WallPanel({ area, title, aside, children }: Props) {
  return (
    <section className="wall-panel" data-area={area} aria-label={title}>
      <div className="wall-panel-head">
        <h2>{title}</h2>
        {aside && <p>{aside}</p>}
      </div>
      <Unbroken>{children}</Unbroken>
    </section>
  );
}

const TRY_AGAIN_AFTER = 5 * 60_000;

/** Keeps a fault in one part of the wall there, and tries that part again after some minutes: nobody reloads a wall. */
export function Unbroken({ children }: { readonly children: ReactNode }) {
  const [tries, setTries] = useState(0);
  const tryAgain = useCallback(() => setTries((before) => before + 1), []);
  return (
    <ErrorBoundary key={tries} fallback={<Failed onTryAgain={tryAgain} />}>
      {children}
    </ErrorBoundary>
  );
}

function Failed({ onTryAgain }: { readonly onTryAgain: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onTryAgain, TRY_AGAIN_AFTER);
    return () => clearTimeout(timer);
  }, [onTryAgain]);
  return <p className="wall-failed">{useWords().screen.wall.tileFailed}</p>;
}
