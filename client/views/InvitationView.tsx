import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Invitation } from "../../shared/protocol/people.ts";
import { lookAtInvitation, redeem } from "../access/commands.ts";
import { Doorstep } from "../access/Doorstep.tsx";
import { enter } from "../access/enter.ts";
import { NewAccountFields, NewPasswordField } from "../access/NewAccountFields.tsx";
import { useFieldError } from "../access/useFieldError.ts";
import { Refused, troubleOf, useAct, useOrganisation } from "../live/queries.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";

/** Where a one-time link leads: a new person chooses a user name and a password, a known one a new password. */
export function InvitationView() {
  const words = useWords();
  const [token] = useState(() => location.hash.slice(1));
  const { data: organisation } = useOrganisation();
  const look = useInvitation(token);
  const welcome = words.access.invitationTitle(organisation?.name ?? words.shell.product);
  const { data: invitation } = look;
  if (!invitation) {
    const trouble = troubleOf(look);
    return (
      <Doorstep title={welcome}>
        {!token && <Notice tone="alarm">{words.access.linkMissing}</Notice>}
        {token && (trouble ? <ErrorNotice trouble={trouble} /> : <Loading />)}
        {(!token || trouble) && <AlreadyIn />}
      </Doorstep>
    );
  }
  const isReset = invitation.kind === "reset";
  const lead = isReset
    ? words.access.resetLead(invitation.name)
    : words.access.invitationLead(invitation.name, invitation.unitName ?? "");
  return (
    <Doorstep title={isReset ? words.access.resetTitle : welcome} lead={lead}>
      <RedeemForm token={token} invitation={invitation} />
    </Doorstep>
  );
}

/** Who keeps the link as a bookmark comes back to one that is used up. */
function AlreadyIn() {
  const words = useWords().access;
  return (
    <div className="row">
      <span>{words.hasAccount}</span>
      <ButtonLink href="/">{words.signIn}</ButtonLink>
    </div>
  );
}

function useInvitation(token: string) {
  return useQuery({
    queryKey: ["invitation", "here"],
    enabled: token !== "",
    retry: false,
    queryFn: async () => {
      const answer = await lookAtInvitation(token);
      if (answer.ok) return answer.value;
      throw new Refused(answer.refusal);
    },
  });
}

function RedeemForm({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const words = useWords();
  const language = useLanguage();
  const { run, isBusy, trouble } = useAct(redeem);
  const errorOf = useFieldError(trouble);
  const submit = async (values: FormValues): Promise<void> => {
    const answer = await run({ ...values, token, language });
    if (answer.ok) await enter("/");
  };
  return (
    <Form onSubmit={(values) => void submit(values)} trouble={trouble}>
      {invitation.kind === "person" ? (
        <>
          <TextField
            label={words.access.ownName}
            error={errorOf("name")}
            name="name"
            defaultValue={invitation.name}
            autoComplete="name"
            required
          />
          <NewAccountFields errorOf={errorOf} />
        </>
      ) : (
        <>
          <TextField label={words.access.userName} value={invitation.login ?? ""} readOnly autoComplete="username" />
          <NewPasswordField label={words.access.newPassword} errorOf={errorOf} name="password" />
        </>
      )}
      <Button type="submit" variant="primary" isBusy={isBusy}>
        {words.access.accept}
      </Button>
    </Form>
  );
}
