import type { ReactNode } from "react";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly name: ReactNode;
  /** What is counted, out of what. */
  readonly counts: string;
  /** Chart, rhythm, what is better: words between dots. */
  readonly facts: readonly string[];
  readonly more?: string | undefined;
  /** `shown`: on the board; `made`: the unit has it, and there is no board. */
  readonly state: "free" | "shown" | "made";
  /** What the button says; none for who may not. */
  readonly act: string | undefined;
  readonly isBusy: boolean;
  readonly onPick: () => void;
  /** The name in plain words, for who hears the button alone. */
  readonly label: string;
}

/** One measure of the catalogue: what it is, and one touch to have it. */
export function CatalogueRow({ name, counts, facts, more, state, act, isBusy, onPick, label }: Props) {
  const words = useWords().catalogue;
  return (
    <li className="catalogue-row">
      <div className="catalogue-main">
        <h3>{name}</h3>
        {counts && <p>{counts}</p>}
        <small>{facts.filter(Boolean).join(" · ")}</small>
        {more && <small>{more}</small>}
      </div>
      {state === "free" ? (
        act && (
          <Button density="close" icon="add" isBusy={isBusy} onClick={onPick} aria-label={`${act}: ${label}`}>
            {act}
          </Button>
        )
      ) : (
        <span className="catalogue-there">
          <Icon name="check" /> {state === "shown" ? words.shown : words.made}
        </span>
      )}
    </li>
  );
}
