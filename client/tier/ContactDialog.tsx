import { useState } from "react";
import type { Unit } from "../../shared/protocol/boards.ts";
import type { Offices } from "../../shared/protocol/units.ts";
import { unitContactSchema } from "../../shared/tier/contact.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { useWords } from "../words/useWords.ts";
import { changeContact } from "./queries.ts";

interface Props {
  readonly unit: Unit;
  readonly offices: Offices;
  readonly onClose: () => void;
}

interface Written {
  readonly phone: string | null;
  readonly onCall: { readonly name: string; readonly phone: string | null } | null;
}

/** How the unit is reached. What is left empty is that of the nearest unit above. */
export function ContactDialog({ unit, offices, onClose }: Props) {
  const { tier: words, shell } = useWords();
  const { run, isBusy, trouble } = useAct(changeContact, [["unit", unit.id]]);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const { own } = offices;
  const submit = async (values: FormValues): Promise<void> => {
    const contact = contactFrom(values);
    const faults = faultsOf(values, contact);
    setWrong(faults);
    if (faults.length > 0) return;
    const answer = await run({ id: unit.id, version: offices.version, contact });
    if (answer.ok) onClose();
  };
  const errorOf = (name: string, text: string) => (wrong.includes(name) ? text : undefined);
  return (
    <Dialog title={`${words.offices}: ${unit.name}`} onClose={onClose}>
      <Form onSubmit={(values) => void submit(values)} trouble={trouble}>
        <TextField
          label={words.phoneField}
          hint={words.phoneHint}
          error={errorOf("phone", words.badPhone)}
          name="phone"
          type="tel"
          defaultValue={own.phone ?? ""}
          autoComplete="off"
          isOptional
        />
        <TextField
          label={words.onCallField}
          hint={words.onCallHint}
          error={errorOf("onCall", words.onCallNeedsName)}
          name="onCall"
          defaultValue={own.onCall?.name ?? ""}
          autoComplete="off"
          maxLength={60}
          isOptional
        />
        <TextField
          label={words.onCallPhone}
          error={errorOf("onCallPhone", words.badPhone)}
          name="onCallPhone"
          type="tel"
          defaultValue={own.onCall?.phone ?? ""}
          autoComplete="off"
          isOptional
        />
        <DialogActs>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {shell.save}
          </Button>
        </DialogActs>
      </Form>
    </Dialog>
  );
}

function contactFrom({ phone = "", onCall = "", onCallPhone = "" }: FormValues): Written {
  const name = onCall.trim();
  return { phone: phone.trim() || null, onCall: name === "" ? null : { name, phone: onCallPhone.trim() || null } };
}

function faultsOf({ onCallPhone = "" }: FormValues, contact: Written): string[] {
  const isPhone = (phone: string | null) => unitContactSchema.safeParse({ phone, onCall: null }).success;
  return [
    ...(isPhone(contact.phone) ? [] : ["phone"]),
    ...(onCallPhone.trim() !== "" && contact.onCall === null ? ["onCall"] : []),
    ...(contact.onCall === null || isPhone(contact.onCall.phone) ? [] : ["onCallPhone"]),
  ];
}
