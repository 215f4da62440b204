import { type FormEvent, useState } from "react";
import type { MessageId, UnitId } from "../../shared/base/ids.ts";
import { addDays, type LocalDate } from "../../shared/base/time.ts";
import { mayLastUntil } from "../../shared/message/message.ts";
import type { Below } from "../../shared/tier/below.ts";
import type { Unit } from "../../shared/protocol/boards.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { useDraft } from "../live/useDraft.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Checkbox, RadioGroup } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWritten } from "../ui/useWritten.ts";
import { useWords } from "../words/useWords.ts";
import { LastDayField, MessageArea } from "./MessageFields.tsx";
import { type Draft, sendMessage, sentKey } from "./sent.ts";

interface Props {
  readonly unitId: UnitId;
  readonly today: LocalDate;
  /** The units below that have a board, in the order of the tree. */
  readonly below: readonly Below<Unit>[];
  readonly onClose: () => void;
}

/** A new message: the text, its last day, and who gets it. */
export function ComposeMessage({ unitId, today, below, onClose }: Props) {
  const words = useWords();
  const own = words.message;
  const toast = useToast();
  // One id for the whole form: sent again after a lost answer, it is the same message.
  const [id] = useState(() => freshId<"message">() as MessageId);
  const written = useWritten({ draft: `message:${unitId}` });
  const [until, setUntil] = useState<LocalDate>(addDays(today, 7));
  // Kept with the text: what was meant for some must not go to all when it is taken up again.
  const toWhom = useDraft(`message-to:${unitId}`, "all");
  const [who, ...ids] = toWhom.text.split(" ");
  const chosen: ReadonlySet<string> = new Set(ids);
  const { run, isBusy, trouble } = useAct((draft: Draft) => sendMessage(unitId, id, draft), [sentKey(unitId)]);
  const reaches = who === "all" ? below.length : below.filter(({ unit }) => isReached(unit, chosen, below)).length;
  const isReady = written.isReady && mayLastUntil(until, today) && reaches > 0;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady) return;
    const some = below.map(({ unit }) => unit.id).filter((each) => chosen.has(each));
    const answer = await run({ text: written.said, until, to: who === "all" ? null : some });
    if (!answer.ok) return;
    written.forget();
    toWhom.forget();
    toast({ text: own.sent(answer.value.units.length) });
    onClose();
  };
  const toggle = (unit: UnitId): void => {
    const others = ids.filter((each) => each !== unit);
    toWhom.write(["some", ...others, ...(chosen.has(unit) ? [] : [unit])].join(" "));
  };
  return (
    <Dialog title={own.write} onClose={onClose}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <MessageArea written={written} help={own.textHint} />
        <LastDayField until={until} today={today} onChange={setUntil} />
        <RadioGroup
          label={own.toWhom}
          name="who"
          value={who === "all" ? "all" : "some"}
          onChange={(next) => toWhom.write([next, ...ids].join(" "))}
          choices={[
            { value: "all", label: own.toAll(below.length) },
            { value: "some", label: own.toSome },
          ]}
        />
        {who === "some" && (
          <>
            <ul className="sent-choices" aria-label={own.choose}>
              {below.map(({ unit, depth }) => {
                const isAbove = !chosen.has(unit.id) && isReached(unit, chosen, below);
                return (
                  <li key={unit.id} style={{ paddingInlineStart: `${(depth - 1) * 1.2}rem` }}>
                    <Checkbox
                      label={unit.name}
                      checked={isAbove || chosen.has(unit.id)}
                      disabled={isAbove}
                      onChange={() => toggle(unit.id)}
                    />
                  </li>
                );
              })}
            </ul>
            <p aria-live="polite">{own.chosen(reaches)}</p>
          </>
        )}
        {trouble?.code === "too-many" ? <Notice tone="watch">{own.tooMany}</Notice> : <ErrorNotice trouble={trouble} />}
        <DialogActs>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={isBusy} disabled={!isReady}>
            {own.send}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}

/** A chosen unit brings all below it along. */
function isReached(unit: Unit, chosen: ReadonlySet<string>, below: readonly Below<Unit>[]): boolean {
  if (chosen.has(unit.id)) return true;
  const above = below.find((each) => each.unit.id === unit.parentId);
  return above !== undefined && isReached(above.unit, chosen, below);
}
