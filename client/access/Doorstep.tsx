import type { ReactNode } from "react";
import { rememberLanguage } from "../live/language.ts";
import { useOrganisation } from "../live/queries.ts";
import { Mark } from "../ui/Icon.tsx";
import { usePageTitle } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";
import { LanguageMenu } from "./LanguageMenu.tsx";
import "./access.css";

interface Props {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly children: ReactNode;
}

/** The pages that one meets before one is signed in: one thing to do, and the language to do it in. */
export function Doorstep({ title, lead, children }: Props) {
  const words = useWords();
  const { data: organisation } = useOrganisation();
  usePageTitle(title);
  return (
    <div className="doorstep">
      <header className="doorstep-head">
        <span className="doorstep-mark">
          <Mark />
          {words.shell.product}
        </span>
        <LanguageMenu onChoose={rememberLanguage} />
      </header>
      <main id="content" className="doorstep-main panel">
        <div className="page-head">
          {/* A title that says whose boards they are need not be told twice. */}
          {organisation?.name && !title.includes(organisation.name) && (
            <small>{words.access.signInTo(organisation.name)}</small>
          )}
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {children}
      </main>
      {organisation?.example && <p className="header-example">{words.shell.example}</p>}
    </div>
  );
}
