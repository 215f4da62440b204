import { TextField } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly errorOf: (name: string) => string | undefined;
}

/** A user name and a password, chosen by their owner. */
export function NewAccountFields({ errorOf }: Props) {
  const words = useWords();
  return (
    <>
      <TextField
        label={words.access.chooseUserName}
        hint={words.access.userNameHint}
        error={errorOf("login")}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <NewPasswordField errorOf={errorOf} name="password" />
    </>
  );
}

export function NewPasswordField({ errorOf, name }: Props & { readonly name: string }) {
  const words = useWords();
  return (
    <TextField
      label={words.access.choosePassword}
      hint={words.access.passwordHint}
      error={errorOf(name)}
      name={name}
      type="password"
      autoComplete="new-password"
      required
    />
  );
}
