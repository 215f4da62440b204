import { type ReactNode, useState } from "react";
import { LiveRegion } from "../ui/LiveRegion.tsx";
import { useWords } from "../words/useWords.ts";
import { useMoment } from "./useMoment.tsx";

/** Tells those who listen whose hand has gone up or down; one's own too, since one does not see it. */
export function HandAnnouncer() {
  const { picture, me } = useMoment();
  const words = useWords().moment;
  const { hands } = picture;
  const [before, setBefore] = useState(hands);
  const [said, setSaid] = useState("");
  if (before !== hands) {
    setBefore(hands);
    const risen = hands.filter(({ personId }) => !before.some((known) => known.personId === personId));
    const gone = before.filter(({ personId }) => !hands.some((known) => known.personId === personId));
    const text = [
      ...risen.map(({ personId, name }) => (personId === me ? words.ownUp : words.isUp(name))),
      ...gone.filter(({ personId }) => personId === me).map(() => words.ownDown),
    ].join(". ");
    if (text !== "") setSaid(text);
  }
  return <LiveRegion text={said} />;
}

/** Who points at what, said politely; whoever points oneself knows. @param words names the target */
export function PointAnnouncer({ words }: { readonly words: (ring: { name: string; target: string }) => ReactNode }) {
  const { rings, me } = useMoment();
  const last = rings.findLast(({ personId }) => personId !== me);
  const [kept, setKept] = useState(last);
  if (last && last !== kept) setKept(last);
  // The words stay after the ring has gone: a region that empties itself may be cut off in mid-sentence.
  const shown = last ?? kept;
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {shown && words(shown)}
    </div>
  );
}
