import { useState } from "react";
import { type Present, remoteCount, type Where } from "../../shared/moment/moment.ts";
import { RadioGroup } from "../ui/Field.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";
import { useMoment } from "./useMoment.tsx";

/** Who is here from a screen of their own, and where one sits oneself. */
export function WhoButton() {
  const { picture } = useMoment();
  const words = useWords().moment;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="moment-tool" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="people" />
        <span>{words.who(picture.present.length)}</span>
      </button>
      {isOpen && <WhoDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function WhoDialog({ onClose }: { readonly onClose: () => void }) {
  const { picture, where, sit } = useMoment();
  const words = useWords().moment;
  const of = (place: Where) => picture.present.filter((each) => each.where === place);
  return (
    <Dialog title={words.whoTitle} onClose={onClose}>
      <div className="moment-who">
        {picture.present.length === 0 && <p>{words.notIn}</p>}
        <People title={words.remote} people={of("remote")} />
        <People title={words.room} people={of("room")} />
        <RadioGroup
          label={words.whereAreYou}
          hint={words.whereHelp}
          name="moment-where"
          value={where}
          choices={[
            { value: "remote", label: words.iAmRemote },
            { value: "room", label: words.iAmInTheRoom },
          ]}
          onChange={sit}
        />
      </div>
    </Dialog>
  );
}

function People({ title, people }: { readonly title: string; readonly people: readonly Present[] }) {
  const { me } = useMoment();
  const { moment, access } = useWords();
  if (people.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="moment-people">
        {people.map(({ personId, name, role }) => (
          <li key={personId}>
            <span>{personId === me ? moment.you(name) : name}</span>
            <small>{role ? access.roles[role] : moment.guest}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** So many names on the wall, when one says who is here; then a number. */
const NAMED = 6;

/** A calm line: who is with us from elsewhere. Nothing where nobody is. */
export function WithUs() {
  const { picture } = useMoment();
  const words = useWords().moment;
  const remote = picture.present.filter(({ where }) => where === "remote");
  if (remote.length === 0) return null;
  const named = remote.slice(0, NAMED).map(({ name }) => name);
  const rest = remote.length - named.length;
  return (
    <p className="moment-with-us">
      <b>{words.withUs(remoteCount(remote))}</b>
      <span>{rest > 0 ? `${named.join(", ")} ${words.more(rest)}` : named.join(", ")}</span>
    </p>
  );
}
