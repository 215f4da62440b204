import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";

/** Says that one looks at something else than the room does, and brings one back. */
export function FollowBar({
  own,
  room,
  onFollow,
}: {
  /** The step that one looks at; undefined when it is the room's, and only what is open in it differs. */
  readonly own: string | undefined;
  readonly room: string;
  readonly onFollow: () => void;
}) {
  const words = useWords().huddle.follow;
  return (
    <div className="huddle-follow" role="status">
      <span>{own === undefined ? words.aside(room) : words.away(own, room)}</span>
      <Button
        variant="primary"
        onClick={() => {
          onFollow();
          // The bar goes, and the focus with it: it goes on where the meeting is.
          document.querySelector<HTMLElement>(".huddle-stage")?.focus();
        }}
      >
        {words.follow}
      </Button>
    </div>
  );
}
