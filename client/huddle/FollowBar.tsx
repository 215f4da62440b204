import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";

/** Says that one looks at something else than the room does, and brings one back. */
export function FollowBar({
  own,
  room,
  onFollow,
}: {
  readonly own: string;
  readonly room: string;
  readonly onFollow: () => void;
}) {
  const words = useWords().huddle.follow;
  return (
    <div className="huddle-follow" role="status">
      <span>{words.away(own, room)}</span>
      <Button variant="primary" onClick={onFollow}>
        {words.follow}
      </Button>
    </div>
  );
}
