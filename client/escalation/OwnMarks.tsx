import { Link } from "wouter";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";
import { DEFAULT_ZONE } from "../../shared/base/time.ts";
import "./escalation.css";
import { MarkTold } from "./Marks.tsx";
import { useOwnMarks } from "./useMarks.ts";

/** On the first page of those who may send them: what their meetings have marked and nobody has written yet. */
export function OwnMarks() {
  const words = useWords().raising.mark;
  const { data } = useOwnMarks();
  if (!data || data.items.length === 0) return null;
  return (
    <section className="panel stack section" aria-labelledby="own-marks">
      <h2 id="own-marks">{words.title}</h2>
      <p>{words.help}</p>
      <ul className="list">
        {data.items.map((mark) => (
          <li key={mark.id} className="list-row">
            <Link href={`/tavle/${mark.boardId}?merket=${mark.id}`} className="list-link">
              <span className="list-main">
                <strong>{mark.what}</strong>
                <small>{mark.boardName}</small>
                <MarkTold mark={mark} zone={DEFAULT_ZONE} />
              </span>
              <Icon name="chevronRight" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
