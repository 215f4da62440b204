import type { SessionReply } from "../../shared/protocol/people.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { Form } from "../ui/Form.tsx";
import { useWords } from "../words/useWords.ts";
import { signIn } from "./commands.ts";

interface Props {
  /** Known when only the session ended. */
  readonly login?: string;
  readonly onDone: (session: SessionReply) => void;
}

export function SignInForm({ login, onDone }: Props) {
  const words = useWords();
  const { run, isBusy, trouble } = useAct(signIn);
  const submit = async (values: unknown): Promise<void> => {
    const answer = await run(values);
    if (answer.ok) onDone(answer.value);
  };
  return (
    <Form onSubmit={(values) => void submit(values)} trouble={trouble}>
      <TextField
        label={words.access.userName}
        name="name"
        defaultValue={login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        label={words.access.password}
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      <Button type="submit" variant="primary" isBusy={isBusy}>
        {words.access.signIn}
      </Button>
    </Form>
  );
}
