import { LANGUAGES, type Language } from "../../shared/access/actor.ts";
import { Menu } from "../ui/Menu.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";

/** Each language is named in itself, so that one finds one's own among foreign words. */
export function LanguageMenu({ onChoose }: { readonly onChoose: (language: Language) => void }) {
  const words = useWords();
  const spoken = useLanguage();
  return (
    <Menu
      // Begins with what is seen: who speaks to the computer says just that.
      label={`${words.shell.languages[spoken]} – ${words.shell.language}`}
      className="icon-button language-button"
      items={LANGUAGES.map((language) => ({
        key: language,
        label: words.shell.languages[language],
        lang: language,
        isChecked: language === spoken,
        onSelect: () => onChoose(language),
      }))}
    >
      {words.shell.languages[spoken]}
    </Menu>
  );
}
