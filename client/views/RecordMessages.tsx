import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import { useWords } from "../words/useWords.ts";
import { RecordSection as Section } from "./RecordSection.tsx";

/** The messages from above that stood on the stage where the meeting began. */
export function RecordMessages({ facts: { messages } }: { readonly facts: MeetingFacts }) {
  const words = useWords().message;
  if (messages.length === 0) return null;
  return (
    <Section title={words.record} none={undefined}>
      <ul className="record-list">
        {messages.map(({ id, from, text }) => (
          <li key={id}>
            {text} <small>{words.from(from)}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
