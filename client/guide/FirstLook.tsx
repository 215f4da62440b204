import { useState } from "react";
import { setSeen, useFirstLook } from "../live/firstLook.ts";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";
import "./guide.css";
import { hintsFor, type Newcomer } from "./hints.ts";
import { Tour } from "./Tour.tsx";

interface Props {
  readonly personId: string;
  readonly newcomer: Newcomer;
}

/** Offers a walk over the board once for each person on a device, and gives it whenever *Hjelp* asks for it. */
export function FirstLook({ personId, newcomer }: Props) {
  const { offer } = useWords().guide;
  const { isNew, isAsked } = useFirstLook(personId);
  const [isWanted, setWanted] = useState(false);
  const end = (): void => {
    setWanted(false);
    setSeen(personId);
  };
  if (isWanted || isAsked) {
    const hints = hintsFor(newcomer, (at) => document.querySelector(at) !== null);
    return <Tour hints={hints} onEnd={end} />;
  }
  if (!isNew) return null;
  return (
    <aside className="tour-offer" aria-label={offer.title}>
      <p>
        <strong>{offer.title}</strong> {offer.text}
      </p>
      <span className="tour-turns">
        <Button density="close" variant="primary" onClick={() => setWanted(true)}>
          {offer.show}
        </Button>
        <Button density="close" variant="tertiary" onClick={end}>
          {offer.not}
        </Button>
      </span>
    </aside>
  );
}
