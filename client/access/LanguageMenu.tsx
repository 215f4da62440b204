import { LANGUAGES, type Language } from "../../shared/access/actor.ts";
import { Menu } from "../ui/Menu.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";

const SHORT: Readonly<Record<Language, string>> = { nb: "NB", nn: "NN", en: "EN" };

/** Each language is named in itself, so that one finds one's own among foreign words. */
export function LanguageMenu({ onChoose }: { readonly onChoose: (language: Language) => void }) {
  const words = useWords();
  const spoken = useLanguage();
  return (
    <Menu
      // Begins with what is seen: who speaks to the computer says just that.
      label={`${SHORT[spoken]}, ${words.shell.language}: ${words.shell.languages[spoken]}`}
      className="icon-button"
      items={LANGUAGES.map((language) => ({
        key: language,
        label: words.shell.languages[language],
        lang: language,
        isChecked: language === spoken,
        onSelect: () => onChoose(language),
      }))}
    >
      {SHORT[spoken]}
    </Menu>
  );
}
