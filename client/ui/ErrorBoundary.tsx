import { Component, type ReactNode } from "react";
import { reportError } from "../live/report.ts";
import { useWords } from "../words/useWords.ts";
import { Button } from "./Button.tsx";

interface Props {
  readonly children: ReactNode;
  /** What stands in place of what broke; the plain notice when left out. */
  readonly fallback?: ReactNode;
}

/**
 * Keeps a fault in one part from taking the whole screen: the rest stays, the fault is reported.
 * Give it a `key`, such as the address, that changes when another try makes sense.
 */
export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    reportError(error);
  }

  override render(): ReactNode {
    return this.state.hasFailed ? (this.props.fallback ?? <Broken />) : this.props.children;
  }
}

function Broken() {
  const words = useWords();
  return (
    <div className="page" data-width="narrow" role="alert">
      <h1>{words.shell.brokenTitle}</h1>
      <p>{words.shell.brokenText}</p>
      <div>
        <Button variant="primary" onClick={() => location.reload()}>
          {words.shell.reload}
        </Button>
      </div>
    </div>
  );
}
