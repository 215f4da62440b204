import { Link } from "wouter";
import type { SessionReply } from "../../shared/protocol/people.ts";
import { Doorstep } from "../access/Doorstep.tsx";
import { SignInForm } from "../access/SignInForm.tsx";
import { useOrganisation } from "../live/queries.ts";
import { useWords } from "../words/useWords.ts";

/** Stands in place of every page until someone is signed in; the address stays, so one arrives where one meant to go. */
export function SignInView({ onDone }: { readonly onDone: (session: SessionReply) => void }) {
  const words = useWords();
  const { data: organisation } = useOrganisation();
  if (organisation && !organisation.isSetUp) {
    return (
      <Doorstep title={words.access.notSetUpTitle} lead={words.access.notSetUpText}>
        {null}
      </Doorstep>
    );
  }
  return (
    <Doorstep title={words.access.signInTitle}>
      <SignInForm onDone={onDone} />
      <div className="stack doorstep-foot">
        <p>{words.access.forgot}</p>
        <p>
          <Link href="/slik-gjor-vi">{words.guide.first.read}</Link>
        </p>
        <p>
          {words.access.screenHere} <a href="/skjerm">{words.access.showBoardHere}</a>
        </p>
      </div>
    </Doorstep>
  );
}
