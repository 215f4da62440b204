import { hostOf } from "../../shared/huddle/videoLink.ts";
import { TextField } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly url: string | undefined;
  readonly onUrl: (url: string | undefined) => void;
}

/** The address of the meeting's video; it says where it leads, so that a slip in pasting is seen. */
export function VideoField({ url, onUrl }: Props) {
  const words = useWords().moment;
  const host = url === undefined ? undefined : hostOf(url);
  return (
    <TextField
      label={words.videoUrl}
      hint={host === undefined ? words.videoHint : words.videoAt(host)}
      error={url !== undefined && host === undefined ? words.videoWrong : undefined}
      inputMode="url"
      value={url ?? ""}
      maxLength={1000}
      autoComplete="off"
      spellCheck={false}
      isOptional
      onChange={({ currentTarget }) => onUrl(currentTarget.value === "" ? undefined : currentTarget.value)}
    />
  );
}
