import type { SessionReply } from "../../shared/protocol/people.ts";
import { sessionEnd } from "../live/api.ts";
import { outbox } from "../live/outbox.ts";
import { queryClient } from "../live/queries.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useWords } from "../words/useWords.ts";
import { SignInForm } from "./SignInForm.tsx";
import type { Person } from "./useMe.ts";

/** Signing in again over the page one was on: nothing that was written there is lost. */
export function SessionEnded({ me }: { readonly me: Person }) {
  const words = useWords();
  const done = ({ actor }: SessionReply): void => {
    // Somebody else has no business with what stands here: it must not be sent in another's name.
    if (actor.id !== me.id) return location.reload();
    outbox.flush();
    sessionEnd.dispatchEvent(new Event("renewed"));
    void queryClient.invalidateQueries();
  };
  return (
    <Dialog title={words.access.signInTitle} onClose={() => location.assign("/logg-inn")}>
      <div className="stack section">
        <p>{words.shell.sessionEnded}</p>
        <SignInForm login={me.login} onDone={done} />
      </div>
    </Dialog>
  );
}
