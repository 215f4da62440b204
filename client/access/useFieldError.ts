import type { Trouble } from "../live/api.ts";
import { useWords } from "../words/useWords.ts";

/** @returns for a field's name what is wrong with it, in the person's language; undefined when nothing is */
export function useFieldError(trouble: Trouble | undefined): (name: string) => string | undefined {
  const words = useWords();
  return (name) => {
    if (name === "login" && trouble?.code === "name-taken") return words.problem["name-taken"];
    if (!trouble?.fields || !(name in trouble.fields)) return undefined;
    if (name === "password" || name === "password.new") return words.access.passwordShort;
    return name === "login" ? words.access.userNameBad : words.shell.required;
  };
}
