import { Link, useLocation } from "wouter";
import type { Organisation } from "../../shared/protocol/people.ts";
import { Icon, Mark } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useWords } from "../words/useWords.ts";
import { LanguageMenu } from "./LanguageMenu.tsx";
import { choosePersonLanguage } from "./personLanguage.ts";
import { leaveSession } from "./leaveSession.ts";
import { useMe } from "./useMe.ts";
import "./access.css";

/** The thin line above every page of someone who is signed in. */
export function Header({ organisation }: { readonly organisation: Organisation }) {
  const words = useWords();
  const me = useMe();
  const [, go] = useLocation();
  return (
    <header className="header">
      <a className="skip" href="#content">
        {words.shell.skipToContent}
      </a>
      <Link href="/" className="header-home">
        <Mark />
        <span>{words.shell.home}</span>
      </Link>
      <span className="header-organisation">
        {organisation.name}
        {organisation.example && <em className="header-example">{words.shell.example}</em>}
      </span>
      <nav className="header-acts" aria-label={words.shell.account}>
        <LanguageMenu onChoose={(language) => void choosePersonLanguage(language)} />
        <Menu
          label={`${words.shell.account}: ${me.name}`}
          className="icon-button header-account"
          items={[
            { key: "profile", label: words.shell.profile, icon: "person", onSelect: () => go("/profil") },
            { key: "out", label: words.shell.signOut, icon: "arrowRight", onSelect: () => void leaveSession() },
          ]}
        >
          <Icon name="person" />
          <span>{me.name}</span>
        </Menu>
      </nav>
    </header>
  );
}
