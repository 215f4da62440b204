import { useState } from "react";
import { ROLES, type Role } from "../../shared/access/actor.ts";
import type { Unit } from "../../shared/protocol/boards.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { RadioGroup, TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { useWords } from "../words/useWords.ts";
import { invite } from "./commands.ts";
import { LinkBox } from "./LinkBox.tsx";
import { useFieldError } from "./useFieldError.ts";

interface Props {
  readonly unit: Unit;
  /** The highest role that the one who invites may give away: their own. */
  readonly most: Role;
  readonly onClose: () => void;
}

interface Made {
  readonly name: string;
  readonly link: string;
  readonly expiresAt: number;
}

export function InviteDialog({ unit, most, onClose }: Props) {
  const words = useWords();
  const [made, setMade] = useState<Made | undefined>(undefined);
  return (
    <Dialog title={made ? words.access.linkReady(made.name) : words.access.inviteTo(unit.name)} onClose={onClose}>
      {made ? (
        <>
          <LinkBox link={made.link} expiresAt={made.expiresAt} />
          <DialogActs>
            <Button onClick={onClose}>{words.shell.close}</Button>
          </DialogActs>
        </>
      ) : (
        <InviteForm unit={unit} most={most} onClose={onClose} onMade={setMade} />
      )}
    </Dialog>
  );
}

function InviteForm({ unit, most, onClose, onMade }: Props & { readonly onMade: (made: Made) => void }) {
  const words = useWords();
  const { run, isBusy, trouble } = useAct(invite);
  const errorOf = useFieldError(trouble);
  const [role, setRole] = useState<Role>("participant");
  const roles = ROLES.slice(0, ROLES.indexOf(most) + 1);
  const submit = async ({ name = "" }: FormValues): Promise<void> => {
    const answer = await run({ unitId: unit.id, name, role });
    if (answer.ok) onMade({ ...answer.value, name: name.trim() });
  };
  return (
    <Form onSubmit={(values) => void submit(values)} trouble={trouble}>
      <TextField label={words.access.inviteName} error={errorOf("name")} name="name" autoComplete="off" required />
      <RadioGroup<Role>
        label={words.access.inviteRole}
        name="role"
        value={role}
        onChange={setRole}
        choices={roles.map((value) => ({
          value,
          label: words.access.roles[value],
          hint: words.access.roleHints[value],
        }))}
      />
      <DialogActs>
        <Button onClick={onClose}>{words.shell.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {words.access.makeLink}
        </Button>
      </DialogActs>
    </Form>
  );
}
