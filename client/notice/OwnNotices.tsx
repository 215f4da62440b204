import { useState } from "react";
import { NOTICE_CHOICES } from "../../shared/notice/event.ts";
import type { NoticeChoices } from "../../shared/notice/wire.ts";
import { useMe } from "../access/useMe.ts";
import { troubleOf, useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { AddressForm } from "./AddressForm.tsx";
import { ChoiceList } from "./ChoiceList.tsx";
import { SampleButton } from "./SampleButton.tsx";
import { chooseMailed, choicesKey, sendOwnSample, setOwnAddress, useNoticeChoices, useNotices } from "./useNotices.ts";
import "./notice.css";

/** On one's profile: where and of what one is told by mail. */
export function OwnNotices() {
  const { notice } = useWords();
  const me = useMe();
  const choices = useNoticeChoices(me.id);
  const { data: list } = useNotices(me.id);
  return (
    <section id="varsler" className="panel stack section">
      <h2>{notice.profile.title}</h2>
      <ErrorNotice trouble={troubleOf(choices)} onRetry={() => void choices.refetch()} />
      {choices.data && !choices.data.mail && <p>{notice.profile.notSetUp}</p>}
      {choices.data?.mail && (
        <>
          <p>{notice.profile.help}</p>
          {list?.undelivered && (
            <Notice tone="watch">
              {notice.undelivered(list.undelivered.count, notice.faults[list.undelivered.fault])}
            </Notice>
          )}
          <OwnAddress choices={choices.data} />
          {choices.data.address !== null && <Mailed choices={choices.data} />}
        </>
      )}
    </section>
  );
}

function OwnAddress({ choices: { address, pending } }: { readonly choices: NoticeChoices }) {
  const { notice } = useWords();
  const me = useMe();
  const toast = useToast();
  const [isChanging, setChanging] = useState(false);
  const remove = useAct(setOwnAddress, [choicesKey(me.id)]);
  const isAsked = isChanging || (address === null && pending === null);
  return (
    <div className="stack">
      {address !== null && <p className="notice-told">{notice.profile.verified(address)}</p>}
      {pending !== null && <Notice tone="info">{notice.profile.pending(pending)}</Notice>}
      {isAsked ? (
        <AddressForm
          label={notice.profile.address}
          hint={notice.profile.addressHint}
          set={setOwnAddress}
          stale={choicesKey(me.id)}
          onDone={() => setChanging(false)}
          onCancel={isChanging ? () => setChanging(false) : undefined}
        />
      ) : (
        <div className="row">
          <Button density="close" onClick={() => setChanging(true)}>
            {notice.profile.change}
          </Button>
          <Button
            density="close"
            variant="tertiary"
            isBusy={remove.isBusy}
            onClick={() =>
              void remove.run(null).then((answer) => {
                if (answer.ok) toast({ text: notice.profile.removed });
              })
            }
          >
            {notice.profile.remove}
          </Button>
        </div>
      )}
      <ErrorNotice trouble={remove.trouble} />
    </div>
  );
}

function Mailed({ choices }: { readonly choices: NoticeChoices }) {
  const { notice } = useWords();
  const me = useMe();
  const toast = useToast();
  const { run, trouble } = useAct(chooseMailed, [choicesKey(me.id)]);
  const [chosen, setChosen] = useState(choices.mailed);
  return (
    <>
      <ChoiceList
        label={notice.profile.which}
        choices={NOTICE_CHOICES}
        chosen={chosen}
        onChange={(next) => {
          // Marked at once; the toast says when the server has it.
          setChosen(next);
          void run(next).then((answer) => {
            if (answer.ok) toast({ text: notice.profile.saved });
          });
        }}
      />
      {chosen.length === 0 && <Notice tone="watch">{notice.profile.noneChosen}</Notice>}
      <ErrorNotice trouble={trouble} />
      <SampleButton send={sendOwnSample} />
    </>
  );
}
