import { listed, type Unit } from "../../shared/protocol/boards.ts";
import { mayStandUnder, UNIT_KINDS } from "../../shared/tier/tiers.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../words/useWords.ts";
import { changeUnit, makeUnit } from "./commands.ts";
import { useFieldError } from "./useFieldError.ts";

interface Props {
  readonly unit: Unit;
  readonly onClose: () => void;
}

/** Whether a unit can have units below it, and this person may make them. */
export function mayHaveUnitsBelow(unit: Unit): boolean {
  return listed(unit.may, "unit:create") && UNIT_KINDS.some((kind) => mayStandUnder(kind, unit.kind));
}

/** A unit below this one. */
export function NewUnitDialog({ unit, onClose }: Props) {
  const words = useWords();
  const { run, isBusy, trouble } = useAct(makeUnit, [["units", "all"]]);
  const errorOf = useFieldError(trouble);
  const kinds = UNIT_KINDS.filter((kind) => mayStandUnder(kind, unit.kind));
  const submit = async (values: FormValues): Promise<void> => {
    const answer = await run({ ...values, parentId: unit.id });
    if (answer.ok) onClose();
  };
  return (
    <Dialog title={words.access.newUnit} onClose={onClose}>
      <Form onSubmit={(values) => void submit(values)} trouble={trouble}>
        <TextField label={words.access.unitName} error={errorOf("name")} name="name" autoComplete="off" required />
        <Select
          label={words.access.unitTier}
          name="kind"
          choices={kinds.map((value) => ({ value, label: words.access.tiers[value] }))}
        />
        <DialogActs>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {words.access.createUnit}
          </Button>
        </DialogActs>
      </Form>
    </Dialog>
  );
}

/** Its name, and the code by which other systems know it. */
export function EditUnitDialog({ unit, onClose }: Props) {
  const words = useWords();
  const { run, isBusy, trouble } = useAct(changeUnit, [
    ["units", "all"],
    ["boards", "all"],
  ]);
  const errorOf = useFieldError(trouble);
  const isCodeWrong = trouble?.fields !== undefined && "code" in trouble.fields;
  const { unitCodeTaken, unitCodeBad } = words.access;
  const codeError = isCodeWrong ? (trouble.code === "name-taken" ? unitCodeTaken : unitCodeBad) : undefined;
  const submit = async ({ name = "", code = "" }: FormValues): Promise<void> => {
    const answer = await run({ id: unit.id, version: unit.version, name, code });
    if (answer.ok) onClose();
  };
  return (
    <Dialog title={words.access.editUnit} onClose={onClose}>
      <Form onSubmit={(values) => void submit(values)} trouble={trouble}>
        <TextField
          label={words.access.unitName}
          error={errorOf("name")}
          name="name"
          defaultValue={unit.name}
          autoComplete="off"
          required
        />
        <TextField
          label={words.access.unitCode}
          hint={words.access.unitCodeHelp}
          error={codeError}
          name="code"
          defaultValue={unit.code ?? ""}
          autoComplete="off"
          maxLength={40}
          isOptional
        />
        <DialogActs>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {words.shell.save}
          </Button>
        </DialogActs>
      </Form>
    </Dialog>
  );
}
