import { DEFAULT_AGENDA } from "../../shared/huddle/agenda.ts";
import { Doorstep } from "../access/Doorstep.tsx";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { Page } from "../ui/Page.tsx";
import "../guide/guide.css";
import { minutesText } from "../huddle/names.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

type Meaning = Exclude<(typeof DEFAULT_AGENDA)[number]["meaning"], "own">;

const ICONS: Readonly<Record<Meaning, IconName>> = {
  welcome: "people",
  answers: "comment",
  matters: "bell",
  cross: "cross",
  today: "calendar",
  measures: "chart",
  tests: "restore",
  ideas: "add",
  raise: "arrowUp",
  thanks: "hand",
};

/** The page for those who are signed in. */
export function HowView() {
  const { page, howToShort } = useWords().guide;
  return (
    <Page title={page.title} tab={howToShort}>
      <HowWeMeet />
    </Page>
  );
}

/** The same page for whoever has come without signing in: from a wall, a poster, a colleague. */
export function HowForAll() {
  const { page } = useWords().guide;
  return (
    <Doorstep title={page.title}>
      <HowWeMeet />
      <p className="how-acts">
        <ButtonLink href="/">{page.signIn}</ButtonLink>
      </p>
    </Doorstep>
  );
}

/** A board meeting in two minutes: for whoever has never stood in one. One page of A4. */
function HowWeMeet() {
  const { guide } = useWords();
  const words = guide.page;
  return (
    <div className="how">
      <p className="how-lead">{words.lead}</p>
      <section aria-labelledby="how-steps">
        <h2 id="how-steps">{words.stepsTitle}</h2>
        <Minutes />
        <Steps />
      </section>
      <div className="how-pair">
        <section>
          <h2>{words.upTitle}</h2>
          <UpAndDown />
          <p>{words.up}</p>
        </section>
        <section>
          <h2>{words.ideaTitle}</h2>
          <p>{words.idea}</p>
          <h2>{words.rulesTitle}</h2>
          <ul className="how-rules">
            {words.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </section>
      </div>
      <section>
        <h2>{words.whyTitle}</h2>
        <p>{words.why}</p>
        <p className="how-sources">
          <strong>{words.sources}:</strong> {words.sourceList.join(" ")}
        </p>
      </section>
      <div className="how-acts">
        <Button icon="print" onClick={() => print()}>
          {words.print}
        </Button>
      </div>
    </div>
  );
}

/** The bar of the meeting, as the wall draws it: lengths are minutes. */
function Minutes() {
  return (
    <div className="how-minutes" aria-hidden="true">
      {DEFAULT_AGENDA.map(({ id, minutes }) => (
        <i key={id} style={{ flexGrow: minutes }} />
      ))}
    </div>
  );
}

function Steps() {
  const words = useWords();
  const language = useLanguage();
  return (
    <ol className="how-steps">
      {DEFAULT_AGENDA.map(({ id, meaning, minutes }) =>
        meaning === "own" ? null : (
          <li key={id}>
            <Icon name={ICONS[meaning]} />
            <div>
              <h3>
                {words.huddle.step[meaning]} <small>{minutesText(minutes, words, language)}</small>
              </h3>
              <p>{words.guide.page.steps[meaning]}</p>
            </div>
          </li>
        ),
      )}
    </ol>
  );
}

/** Three places, one above the other: what goes up, and what comes down again. */
function UpAndDown() {
  const words = useWords().guide.page;
  const places = [words.places.clinic, words.places.department, words.places.section];
  return (
    <svg className="how-drawing" viewBox="0 0 300 200" role="img" aria-label={words.upTitle}>
      {places.map((place, index) => (
        <g key={place} transform={`translate(70 ${index * 70 + 4})`}>
          <rect width="160" height="44" rx="9" />
          <text x="80" y="28">
            {place}
          </text>
        </g>
      ))}
      {[0, 1].map((gap) => (
        <g key={gap} transform={`translate(0 ${gap * 70 + 50})`}>
          <path d="M110 22V3m-6 7 6-7 6 7" />
          <path d="M190 2v19m-6-7 6 7 6-7" />
          <text className="how-up" x="100" y="17">
            {words.upWord}
          </text>
          <text className="how-down" x="201" y="17">
            {words.downWord}
          </text>
        </g>
      ))}
    </svg>
  );
}
