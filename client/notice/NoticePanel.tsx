import { useEffect, useId, useRef, useState } from "react";
import { Link } from "wouter";
import type { NoticeItem, NoticeList } from "../../shared/notice/wire.ts";
import { serverClock } from "../live/serverClock.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { sinceText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { sayRead } from "./useNotices.ts";

interface Props {
  readonly id: string;
  readonly list: NoticeList;
  readonly onClose: (how: "back" | "leave") => void;
}

/** What one has been told of. To open it is to have read it; what was new stays marked until it is closed. */
export function NoticePanel({ id, list, onClose }: Props) {
  const { notice } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const title = useId();
  const unread = useSeen(list.items);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section id={id} className="notices" role="dialog" aria-labelledby={title}>
      <header className="notices-head">
        <h2 id={title} ref={heading} tabIndex={-1}>
          {notice.bell}
        </h2>
        <IconButton icon="close" label={notice.close} onClick={() => onClose("back")} />
      </header>
      {list.undelivered && (
        <Notice tone="watch">
          {notice.undelivered(list.undelivered.count, notice.faults[list.undelivered.fault])}
        </Notice>
      )}
      {list.items.length === 0 ? (
        <EmptyState title={notice.none} text={notice.noneHelp} />
      ) : (
        <ul className="notices-list">
          {list.items.map((item) => (
            <li key={item.id}>
              <NoticeLine item={item} isNew={unread.has(item.id)} onFollow={() => onClose("leave")} />
            </li>
          ))}
        </ul>
      )}
      <footer className="notices-foot">
        <Link href="/profil#varsler" onClick={() => onClose("leave")}>
          {notice.settings}
        </Link>
      </footer>
    </section>
  );
}

/** Says that what is shown has been read. @returns what was unread when it came into sight */
function useSeen(items: readonly NoticeItem[]): ReadonlySet<string> {
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => new Set());
  const fresh = items.filter(({ id, read }) => !read && !seen.has(id)).map(({ id }) => id);
  if (fresh.length > 0) setSeen(new Set([...seen, ...fresh]));
  const newest = items.find(({ read }) => !read)?.at;
  useEffect(() => {
    if (newest !== undefined) void sayRead(newest);
  }, [newest]);
  return seen;
}

interface LineProps {
  readonly item: NoticeItem;
  readonly isNew: boolean;
  readonly onFollow: () => void;
}

function NoticeLine({ item, isNew, onFollow }: LineProps) {
  const { notice } = useWords();
  const language = useLanguage();
  const now = serverClock.now();
  const { event, at, done, due, what, unitName, boardId, matterId } = item;
  const ended = event === "answered" ? notice.judged : notice.done;
  return (
    <Link
      href={`/tavle/${boardId}/sak/${matterId}`}
      className="notices-line"
      data-new={isNew || undefined}
      data-done={done || undefined}
      onClick={onFollow}
    >
      <span className="notices-event">
        {isNew && <em className="notices-new">{notice.unread}</em>} {notice.events[event]}
      </span>
      <strong className="notices-what">{what}</strong>
      <small className="notices-where">
        {[
          unitName,
          sinceText(at, now, language),
          done && ended,
          due !== null && notice.replyBy(sinceText(due, now, language)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </small>
    </Link>
  );
}
