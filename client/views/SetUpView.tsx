import { useState } from "react";
import { LANGUAGES, type Language } from "../../shared/access/actor.ts";
import { setUp } from "../access/commands.ts";
import { Doorstep } from "../access/Doorstep.tsx";
import { enter } from "../access/enter.ts";
import { NewAccountFields } from "../access/NewAccountFields.tsx";
import { useFieldError } from "../access/useFieldError.ts";
import { rememberLanguage } from "../live/language.ts";
import { useAct, useOrganisation } from "../live/queries.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { RadioGroup, TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";

export function SetUpView() {
  const words = useWords();
  const { data: organisation } = useOrganisation();
  const [token] = useState(() => location.hash.slice(1));
  if (organisation?.isSetUp) {
    return (
      <Doorstep title={words.access.setUpTitle} lead={words.problem["already-set-up"]}>
        <div>
          <ButtonLink href="/logg-inn" variant="primary">
            {words.access.signIn}
          </ButtonLink>
        </div>
      </Doorstep>
    );
  }
  return (
    <Doorstep title={words.access.setUpTitle} lead={words.access.setUpLead}>
      {token ? <SetUpForm token={token} /> : <Notice tone="alarm">{words.access.linkMissing}</Notice>}
    </Doorstep>
  );
}

function SetUpForm({ token }: { readonly token: string }) {
  const words = useWords();
  const language = useLanguage();
  const { run, isBusy, trouble } = useAct(setUp);
  const errorOf = useFieldError(trouble);
  const submit = async (values: FormValues): Promise<void> => {
    const answer = await run({ ...values, token, language });
    if (answer.ok) await enter("/");
  };
  return (
    <Form onSubmit={(values) => void submit(values)} trouble={trouble}>
      <fieldset className="group">
        <legend>{words.access.setUpWho}</legend>
        <RadioGroup<Language>
          label={words.access.setUpLanguage}
          name="spoken"
          value={language}
          onChange={rememberLanguage}
          choices={LANGUAGES.map((value) => ({ value, label: words.shell.languages[value] }))}
        />
        <TextField
          label={words.access.organisation}
          hint={words.access.organisationHint}
          error={errorOf("organisation")}
          name="organisation"
          autoComplete="organization"
          required
        />
        <TextField
          label={words.access.firstSection}
          hint={words.access.firstSectionHint}
          error={errorOf("section")}
          name="section"
          autoComplete="off"
          required
        />
      </fieldset>
      <fieldset className="group">
        <legend>{words.access.setUpYou}</legend>
        <TextField label={words.access.ownName} error={errorOf("name")} name="name" autoComplete="name" required />
        <NewAccountFields errorOf={errorOf} />
      </fieldset>
      <Button type="submit" variant="primary" isBusy={isBusy}>
        {words.access.setUp}
      </Button>
    </Form>
  );
}
