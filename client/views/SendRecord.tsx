import { useLocation } from "wouter";
import type { MeetingId } from "../../shared/base/ids.ts";
import { type RecordMail, sentRecord } from "../../shared/protocol/meetings.ts";
import { send } from "../live/api.ts";
import { useAct } from "../live/queries.ts";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly meetingId: MeetingId;
  readonly mail: RecordMail;
}

/** Sends a record by mail: to oneself, or to those of the unit who have chosen to get it. */
export function SendRecord({ meetingId, mail }: Props) {
  const words = useWords().since.record;
  const toast = useToast();
  const [, go] = useLocation();
  const act = (to: "me" | "unit") => send("POST", `/meetings/${meetingId}/send`, { to }, sentRecord);
  const { run } = useAct(act);
  const press = (to: "me" | "unit") => () => {
    void run(to).then((answer) => toast({ text: answer.ok ? words.sent(answer.value.sent) : words.failed }));
  };
  const items: MenuItem[] = [
    mail.me
      ? { key: "me", label: words.toMe, onSelect: press("me") }
      : { key: "me", label: words.noAddress, onSelect: () => go("/profil#varsler") },
    {
      key: "unit",
      label: mail.unit > 0 ? words.toUnit(mail.unit) : words.nobody,
      isDisabled: mail.unit === 0,
      onSelect: press("unit"),
    },
  ];
  return <Menu label={words.send} items={items} />;
}
