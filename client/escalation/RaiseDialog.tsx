import { LONGEST_MATTER } from "../../shared/escalation/escalation.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import type { LevelClock } from "../../shared/protocol/raiseClock.ts";
import { serverNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Checkbox, RadioGroup, TextArea, TextField } from "../ui/Field.tsx";
import { Loading } from "../ui/Loading.tsx";
import { useToast } from "../ui/Toast.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./escalation.css";
import { CallFirst, PromisedAfter, PromisedAtFoot } from "./MatterPromise.tsx";
import type { RaiseDraft } from "./raiseDraft.ts";
import { useRaiseClock } from "./useRaiseClock.ts";
import { AWARE, kindOf, type Missing, OWN, type Sent, useRaiseForm } from "./useRaiseForm.ts";

interface Props {
  readonly facts: Pick<Board, "id" | "zone" | "closed">;
  readonly draft: RaiseDraft;
  readonly onClose: () => void;
}

/** Raises a matter: from a card or a mark most of it is filled in, and what is promised for it is said before it is sent. */
export function RaiseDialog({ facts, draft, onClose }: Props) {
  const { escalation, raising } = useWords();
  const words = escalation.raise;
  const form = useRaiseForm(facts.id, draft);
  const { picture, above, to, asked, submit, act } = form;
  const level = useRaiseClock(facts.id)?.find((each) => each.to.boardId === to?.boardId);
  const tell = useTellSent(facts.zone);
  return (
    <Dialog title={words.title} size="wide" onClose={onClose}>
      {!picture && <Loading />}
      {picture && above.length === 0 && <p>{words.nobody}</p>}
      {picture && above.length > 0 && (
        <form
          className="form matter-form"
          onSubmit={(event) => {
            event.preventDefault();
            const { currentTarget } = event;
            void submit().then((sent) => {
              if (!sent) return goToFault(currentTarget);
              tell(sent);
              onClose();
            });
          }}
        >
          <p className="matter-help">{words.help}</p>
          <CallFirst level={level} />
          <Matter form={form} />
          <Asking form={form} />
          <Chart form={form} draft={draft} />
          <Receiver form={form} level={level} zone={facts.zone} />
          {facts.closed && to && <p>{raising.form.fromClosed(to.unitName)}</p>}
          <ErrorNotice trouble={act.trouble} />
          <DialogActs>
            <PromisedAtFoot level={level} kind={kindOf(asked)} safety={asked.safety} zone={facts.zone} />
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button type="submit" variant="primary" isBusy={act.isBusy}>
              {words.send(to?.unitName ?? "")}
            </Button>
          </DialogActs>
        </form>
      )}
    </Dialog>
  );
}

/** What is missing says so beside its field once one has tried to send; the first has the focus. */
function goToFault(form: HTMLFormElement): void {
  // It is marked when it has been drawn. What has the focus may still lie behind the foot.
  requestAnimationFrame(() => {
    const fault = form.querySelector<HTMLElement>(":is(input, textarea)[aria-invalid], [aria-invalid] input");
    fault?.focus();
    fault?.closest(".field, .radio-group")?.scrollIntoView({ block: "center" });
  });
}

/** Says what was done; until when an answer is promised, as it was written when the matter was received. */
function useTellSent(zone: string): (sent: Sent) => void {
  const words = useWords();
  const language = useLanguage();
  const toast = useToast();
  const { form, lane } = words.raising;
  return (sent) => {
    switch (sent.how) {
      case "sent": {
        const due = sent.due === null ? "" : lane.dueBy(momentText(sent.due, serverNow(), language, zone));
        return toast({ text: [words.escalation.raise.done(sent.to.unitName), due].filter(Boolean).join(" · ") });
      }
      case "queued":
        return toast({ text: form.queued(sent.to.unitName) });
      case "already":
        return toast({ text: form.already(sent.by || form.somebody) });
    }
  };
}

interface PartProps {
  readonly form: ReturnType<typeof useRaiseForm>;
}

/** What it is, and what was tried. */
function Matter({ form: { asked, change, missing } }: PartProps) {
  const words = useWords();
  const own = words.escalation.raise;
  const identity = (value: string) => (looksLikeIdentity(value) ? words.problem["patient-identity"] : undefined);
  const wanting = missing === "what" ? words.sending.missing.what : undefined;
  return (
    <>
      <TextField
        label={own.what}
        value={asked.what}
        maxLength={LONGEST_MATTER.what}
        autoComplete="off"
        error={identity(asked.what) ?? wanting}
        onChange={(event) => change({ what: event.currentTarget.value })}
      />
      <TextArea
        label={own.tried}
        value={asked.tried}
        rows={2}
        isOptional
        maxLength={LONGEST_MATTER.tried}
        error={identity(asked.tried)}
        onChange={(event) => change({ tried: event.currentTarget.value })}
      />
    </>
  );
}

/** What we need of them, and whether somebody may come to harm. */
function Asking({ form: { asked, change, missing } }: PartProps) {
  const words = useWords();
  const { raise } = words.escalation;
  const { form: own } = words.raising;
  const { choice, ownText, safety } = asked;
  const aware = { value: AWARE, label: own.awareness, hint: own.awarenessHelp };
  const wanting = (what: Missing): string | undefined => (missing === what ? words.sending.missing[what] : undefined);
  return (
    <>
      <RadioGroup
        label={raise.asked}
        name="asked"
        value={choice}
        error={wanting("choice")}
        onChange={(next) => change({ choice: next, safety: next !== AWARE && safety })}
        choices={[
          ...raise.choices.map((each) => ({ value: each, label: each })),
          { value: OWN, label: raise.own },
          aware,
        ]}
      />
      {choice === OWN && (
        <TextField
          label={raise.ownText}
          value={ownText}
          maxLength={LONGEST_MATTER.asked}
          autoComplete="off"
          error={looksLikeIdentity(ownText) ? words.problem["patient-identity"] : wanting("ownText")}
          onChange={(event) => change({ ownText: event.currentTarget.value })}
        />
      )}
      {choice !== AWARE && (
        <Checkbox
          label={own.safety}
          hint={own.safetyHelp}
          checked={safety}
          onChange={(event) => change({ safety: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

function Chart({ form: { asked, change }, draft: { chart } }: PartProps & Pick<Props, "draft">) {
  const words = useWords().raising.form;
  if (!chart) return null;
  return (
    <Checkbox
      label={words.chart(chart.title)}
      hint={words.chartHelp}
      checked={asked.withChart}
      onChange={(event) => change({ withChart: event.currentTarget.checked })}
    />
  );
}

interface ReceiverProps extends PartProps {
  readonly level: LevelClock | undefined;
  readonly zone: string;
}

/** Who gets it, and what happens when they do not answer. */
function Receiver({ form: { above, to, asked, change }, level, zone }: ReceiverProps) {
  const words = useWords().escalation.raise;
  return (
    <>
      {above.length > 1 && (
        <RadioGroup
          label={words.to}
          name="to"
          value={to?.boardId ?? ""}
          onChange={(next) => change({ to: above.find(({ boardId }) => boardId === next)?.boardId })}
          choices={above.map(({ boardId: value, unitName }) => ({ value, label: unitName }))}
        />
      )}
      <PromisedAfter level={level} kind={kindOf(asked)} safety={asked.safety} zone={zone} />
    </>
  );
}
