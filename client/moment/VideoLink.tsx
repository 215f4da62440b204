import { hostOf } from "../../shared/huddle/videoLink.ts";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";
import "./moment.css";

/** The way to the meeting's video, in a tab of its own that knows nothing of this one. Nothing where there is none. */
export function VideoLink({ url }: { readonly url: string | undefined }) {
  const words = useWords().moment;
  const host = url === undefined ? undefined : hostOf(url);
  if (host === undefined) return null;
  return (
    <a
      className="moment-tool"
      data-end=""
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      title={words.joinVideoAt(host)}
    >
      <Icon name="video" />
      <span>{words.joinVideo}</span>
      <span className="visually-hidden">{words.opensAt(host)}</span>
    </a>
  );
}
