import { type ReactNode, useEffect } from "react";
import { Link } from "wouter";
import { useWords } from "../words/useWords.ts";

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

interface Props {
  readonly title: string;
  /** The tab's title, where the page's own would be the same as another's. */
  readonly tab?: string;
  /** From the top down, without the page itself. */
  readonly crumbs?: readonly Crumb[];
  readonly lead?: ReactNode;
  /** What one most often does here, at the right of the heading. */
  readonly acts?: ReactNode;
  readonly width?: "narrow";
  readonly children: ReactNode;
}

/** Sets the tab's title while it is shown: "Ortopedisk sengepost 3B – Tavlemøte". */
export function usePageTitle(title: string): void {
  const { product } = useWords().shell;
  useEffect(() => {
    document.title = title && title !== product ? `${title} – ${product}` : product;
  }, [title, product]);
}

/** An ordinary page: its title, where it stands, and what is on it. */
export function Page({ title, tab = title, crumbs = [], lead, acts, width, children }: Props) {
  usePageTitle(tab);
  return (
    <div className="page" data-width={width}>
      <header className="page-head">
        <Crumbs crumbs={crumbs} />
        <div className="row" data-spread>
          <h1 data-long={title.length > LONG || undefined}>{title}</h1>
          {acts && <div className="row">{acts}</div>}
        </div>
        {lead && <p>{lead}</p>}
      </header>
      {children}
    </div>
  );
}

/** A title of more signs fills a phone before anything else is seen. */
const LONG = 100;

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const words = useWords();
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label={words.shell.crumbs}>
      <ol className="crumbs">
        {crumbs.map(({ label, href }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
