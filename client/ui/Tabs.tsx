import { type KeyboardEvent, type ReactNode, useId, useState } from "react";

interface Tab {
  readonly key: string;
  readonly label: string;
  readonly content: ReactNode;
}

/** Tabs by the pattern of WAI-ARIA: one stop for Tab, arrows move between them. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  const id = useId();
  const [chosen, setChosen] = useState(tabs[0]?.key);
  const active = tabs.find((tab) => tab.key === chosen) ?? tabs[0];
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const next = neighbour(event.key, tabs, active?.key);
    if (!next) return;
    event.preventDefault();
    setChosen(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  return (
    <div>
      <div role="tablist" aria-label={label} className="tab-list" onKeyDown={move} tabIndex={-1}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab === active}
            aria-controls={`${id}-panel`}
            tabIndex={tab === active ? 0 : -1}
            onClick={() => setChosen(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {active && (
        <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${active.key}`}>
          {active.content}
        </div>
      )}
    </div>
  );
}

function neighbour(key: string, tabs: readonly Tab[], from: string | undefined): Tab | undefined {
  const here = tabs.findIndex((tab) => tab.key === from);
  if (key === "ArrowRight") return tabs[(here + 1) % tabs.length];
  if (key === "ArrowLeft") return tabs[(here - 1 + tabs.length) % tabs.length];
  if (key === "Home") return tabs[0];
  return key === "End" ? tabs.at(-1) : undefined;
}
