/** Our own marks, drawn on a field of 24 by 24 with a pen of 2. */
const PATHS = {
  add: "M12 5v14M5 12h14",
  alert: "M12 4 2.8 20h18.4zM12 10v4M12 17.2v.1",
  arrowDown: "M12 5v14M6 13l6 6 6-6",
  arrowLeft: "M19 12H5M11 6l-6 6 6 6",
  arrowRight: "M5 12h14M13 6l6 6-6 6",
  arrowUp: "M12 19V5M6 11l6-6 6 6",
  bell: "M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21.5h4M12 3v2",
  board: "M3 5h18v12H3zM8 17l-2 4M16 17l2 4M9 5v12M15 5v12",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5",
  chart: "M4 4v16h16M7 15l4-5 3 3 5-7",
  check: "M5 13l5 5 9-11",
  chevronDown: "M6 9l6 6 6-6",
  chevronRight: "M9 6l6 6-6 6",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2",
  close: "M6 6l12 12M18 6 6 18",
  comment: "M4 5h16v11h-9l-5 4v-4H4z",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  cross: "M9 3h6v6h6v6h-6v6H9v-6H3V9h6z",
  dots: "M7 7h.1M17 7h.1M7 17h.1M17 17h.1M12 12h.1",
  edit: "M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4",
  hand: "M7 12V6.5a1.5 1.5 0 0 1 3 0V11V4.5a1.5 1.5 0 0 1 3 0V11V5.5a1.5 1.5 0 0 1 3 0V12V8.5a1.5 1.5 0 0 1 3 0V15c0 4-2.5 6.5-6 6.5S7.6 19.6 6 17l-2.6-4.2a1.5 1.5 0 0 1 2.5-1.6z",
  hide: "M4 4l16 16M9.5 5.5A9 9 0 0 1 12 5c6 0 9 7 9 7a15 15 0 0 1-2.5 3.5M6 7.5C4 9.3 3 12 3 12s3 7 9 7a9 9 0 0 0 4-1",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5v.1",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  lock: "M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3",
  menu: "M4 7h16M4 12h16M4 17h16",
  more: "M5 12h.1M12 12h.1M19 12h.1",
  move: "M4 7h9M4 12h6M4 17h9M15 12h6M18 9l3 3-3 3",
  noNetwork:
    "M4 4l16 16M2.5 9.5a14 14 0 0 1 4-2.6M11 6a14 14 0 0 1 10.5 3.5M6 13a9 9 0 0 1 4-2.2M9.5 16.5a4 4 0 0 1 5 0M12 20v.1",
  pause: "M8 5v14M16 5v14",
  people:
    "M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.3.8 3.5 2.7 3.5 5.5",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 21c0-4.5 3.5-6.5 7.5-6.5s7.5 2 7.5 6.5",
  phone: "M7.5 2.5h9v19h-9zM10.8 18.3h2.4",
  play: "M7 4.5v15l12-7.5z",
  print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
  remove: "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
  restore: "M4 5v5h5M4.5 10A8 8 0 1 1 4 14",
  screen: "M3 4h18v12H3zM8 21h8M12 16v5",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
  target: "M12 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM12 2v5M12 17v5M2 12h5M17 12h5",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14",
  video: "M3 6.5h12v11H3zM15 10.5l6-3.5v10l-6-3.5",
  undo: "M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3",
  bookmark: "M6 3h12v18l-6-5-6 5z",
  eraser: "M9 20h11M4 14.5 13.5 5l6 6L12 18.5 10.5 20H8z",
  minus: "M5 12h14",
  note: "M4 4h16v10l-6 6H4zM14 20v-6h6",
  pen: "M3 21c3-1 4 0 6-2 2-2 0-4 2-6L18 6l3 3-7 7",
  pointer: "M6 3l13 8-6 1.5L10 19z",
  redo: "M15 5l5 5-5 5M20 10H10a6 6 0 0 0 0 12h3",
  showAll: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M9 9h6v6H9z",
  text: "M5 6V4h14v2M12 4v16M9 20h6",
} as const;

export type IconName = keyof typeof PATHS;

/** A mark beside a word. It never carries a meaning alone, so it is hidden from those who listen. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === "more" || name === "dots" ? 3.5 : 2}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** The mark of the product: a board with a cross that is well. */
export function Mark() {
  return (
    <svg className="icon" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M10 26l-2 4M22 26l2 4" stroke="var(--brand)" strokeWidth="3" strokeLinecap="round" />
      <rect x="2" y="4" width="28" height="22" rx="5" fill="var(--brand)" />
      <path d="M13 8h6v4h4v6h-4v4h-6v-4H9v-6h4z" fill="var(--good-soft)" />
      <path
        d="M12.5 15.2l2.6 2.6 4.6-5"
        fill="none"
        stroke="var(--good)"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
