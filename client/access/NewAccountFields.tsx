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
      <NewPasswordField label={words.access.choosePassword} errorOf={errorOf} name="password" />
    </>
  );
}

interface PasswordProps extends Props {
  readonly label: string;
  readonly name: string;
}

export function NewPasswordField({ label, errorOf, name }: PasswordProps) {
  const words = useWords();
  return (
    <TextField
      label={label}
      hint={words.access.passwordHint}
      error={errorOf(name)}
      name={name}
      type="password"
      autoComplete="new-password"
      required
    />
  );
}
