import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import type { Organisation } from "../../shared/protocol/people.ts";
import { askForTour } from "../live/firstLook.ts";
import { useBoards } from "../live/queries.ts";
import { Icon, Mark } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useWords } from "../words/useWords.ts";
import { LanguageMenu } from "./LanguageMenu.tsx";
import { choosePersonLanguage } from "./personLanguage.ts";
import { leaveSession } from "./leaveSession.ts";
import { useMe } from "./useMe.ts";
import "./access.css";

interface Props {
  readonly organisation: Organisation;
  /** What else may be asked for from every page. */
  readonly children?: ReactNode;
}

/** The thin line above every page of someone who is signed in. */
export function Header({ organisation, children }: Props) {
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
        {children}
        <LanguageMenu onChoose={(language) => void choosePersonLanguage(language)} />
        <HelpMenu />
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

/** What one may always ask for: the page about the meeting, and to be shown the board. */
function HelpMenu() {
  const { guide } = useWords();
  const [path, go] = useLocation();
  const { data: boards = [] } = useBoards();
  const show = (): void => {
    askForTour();
    const board = boards.find(({ mine }) => mine) ?? boards[0];
    if (!isBoard(path) && board) go(`/tavle/${board.id}`);
  };
  return (
    <Menu
      label={guide.help}
      className="icon-button header-account header-help"
      items={[
        { key: "how", label: guide.howTo, icon: "info", onSelect: () => go("/slik-gjor-vi") },
        ...(boards.length > 0 ? [{ key: "tour", label: guide.tour, icon: "board", onSelect: show } as const] : []),
      ]}
    >
      <Icon name="info" />
      <span>{guide.help}</span>
    </Menu>
  );
}

function isBoard(path: string): boolean {
  return /^\/tavle\/[^/]+$/.test(path);
}
