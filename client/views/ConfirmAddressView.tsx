import { useState } from "react";
import { Link } from "wouter";
import { Doorstep } from "../access/Doorstep.tsx";
import { useAct } from "../live/queries.ts";
import { confirmAddress } from "../notice/useNotices.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/useWords.ts";

/**
 * The page of the link in a mail. A press confirms, not the opening: mail systems open every link to look at it. The secret
 * stands in the fragment, which no server sees.
 */
export function ConfirmAddressView() {
  const { notice } = useWords();
  const [token] = useState(() => location.hash.slice(1));
  const [done, setDone] = useState<{ readonly unitName: string | null } | undefined>(undefined);
  const { run, isBusy, trouble } = useAct(confirmAddress);
  const press = async (): Promise<void> => {
    const answer = await run(token);
    if (answer.ok) setDone(answer.value);
  };
  const isUsed = trouble?.code === "link-used" || trouble?.code === "bad-request";
  return (
    <Doorstep title={notice.confirm.title} lead={notice.confirm.lead}>
      {done ? (
        <>
          <Notice tone="good">
            {done.unitName === null ? notice.confirm.person : notice.confirm.unit(done.unitName)}
          </Notice>
          {done.unitName === null && <Link href="/profil#varsler">{notice.confirm.toProfile}</Link>}
        </>
      ) : (
        !isUsed && (
          <Button variant="primary" isBusy={isBusy} onClick={() => void press()}>
            {notice.confirm.act}
          </Button>
        )
      )}
      {isUsed ? <Notice tone="alarm">{notice.confirm.used}</Notice> : <ErrorNotice trouble={trouble} />}
    </Doorstep>
  );
}
