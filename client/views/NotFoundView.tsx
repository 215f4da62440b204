import { ButtonLink } from "../ui/Button.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";

export function NotFoundView() {
  const words = useWords();
  return (
    <Page title={words.shell.notFoundTitle} lead={words.shell.notFoundText} width="narrow">
      <div>
        <ButtonLink href="/" variant="primary">
          {words.shell.toHome}
        </ButtonLink>
      </div>
    </Page>
  );
}
