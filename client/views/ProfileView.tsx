import { useState } from "react";
import { LANGUAGES, type Language } from "../../shared/access/actor.ts";
import { changePassword } from "../access/commands.ts";
import { leaveSession } from "../access/leaveSession.ts";
import { NewPasswordField } from "../access/NewAccountFields.tsx";
import { choosePersonLanguage } from "../access/personLanguage.ts";
import { useFieldError } from "../access/useFieldError.ts";
import { useMe } from "../access/useMe.ts";
import { setOwnDevice, useOwnDevice } from "../live/ownDevice.ts";
import { useAct, useUnits } from "../live/queries.ts";
import { OwnNotices } from "../notice/OwnNotices.tsx";
import { Button } from "../ui/Button.tsx";
import { Checkbox, RadioGroup, TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { Page } from "../ui/Page.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";

export function ProfileView() {
  const words = useWords();
  const me = useMe();
  const isOwn = useOwnDevice(me.id);
  // Marked at once; the words follow when the server has it.
  const [language, setLanguage] = useState(me.language);
  return (
    <Page
      title={words.access.profileTitle}
      lead={`${me.name} · ${me.login}`}
      width="narrow"
      acts={
        <Button density="close" onClick={() => void leaveSession()}>
          {words.shell.signOut}
        </Button>
      }
    >
      <section className="panel stack section">
        <RadioGroup<Language>
          label={words.shell.language}
          hint={words.access.languageHint}
          name="language"
          value={language}
          onChange={(chosen) => {
            setLanguage(chosen);
            void choosePersonLanguage(chosen);
          }}
          choices={LANGUAGES.map((value) => ({ value, label: words.shell.languages[value] }))}
        />
      </section>
      <section className="panel stack section">
        <Checkbox
          label={words.access.ownDevice}
          hint={words.access.ownDeviceHint}
          checked={isOwn}
          onChange={(event) => setOwnDevice(me.id, event.currentTarget.checked)}
        />
      </section>
      <OwnNotices />
      <PasswordForm />
      <MyRoles />
    </Page>
  );
}

function PasswordForm() {
  const words = useWords();
  const me = useMe();
  const toast = useToast();
  const { run, isBusy, trouble } = useAct(changePassword);
  const errorOf = useFieldError(trouble);
  // A new key empties the fields.
  const [saved, setSaved] = useState(0);
  const submit = async (values: FormValues): Promise<void> => {
    const answer = await run({ old: values.old ?? "", new: values.new ?? "" });
    if (!answer.ok) return;
    setSaved(saved + 1);
    toast({ text: words.access.passwordSaved });
  };
  return (
    <section className="panel stack section">
      <h2>{words.access.changePassword}</h2>
      <Form key={saved} onSubmit={(values) => void submit(values)} trouble={trouble}>
        <input type="hidden" name="username" autoComplete="username" value={me.login} readOnly />
        <TextField
          label={words.access.currentPassword}
          name="old"
          type="password"
          autoComplete="current-password"
          required
        />
        <NewPasswordField label={words.access.newPassword} errorOf={() => errorOf("password.new")} name="new" />
        <Button type="submit" isBusy={isBusy}>
          {words.access.changePassword}
        </Button>
      </Form>
    </section>
  );
}

function MyRoles() {
  const words = useWords();
  const me = useMe();
  const { data: units = [] } = useUnits();
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  return (
    <section className="panel stack section">
      <h2>{words.access.myRoles}</h2>
      <ul className="list">
        {me.roles.map(({ unitId, role }) => (
          <li key={unitId} className="list-row">
            <span className="list-main">
              <strong>{nameOf.get(unitId)}</strong>
            </span>
            <span>{words.access.roles[role]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
