import { useEffect, useSyncExternalStore } from "react";
import { usePageLanguage } from "../../live/language.ts";
import { useWakeLock } from "../../screen/useWakeLock.ts";
import { remotePageWords } from "../../words/remotePage.ts";
import { AnswersHere } from "./AnswersHere.tsx";
import { CodeForm } from "./CodeForm.tsx";
import { Pad } from "./Pad.tsx";
import { browserLanguage, PhoneLanguage, usePhoneWords } from "./phoneLanguage.ts";
import type { LinkState, PhoneLink } from "./phoneLink.ts";
import { Writing } from "./Writing.tsx";

/** The whole page: a phone that writes on the wall and turns its pages, with one hand. */
export function RemotePage({ link }: { readonly link: PhoneLink }) {
  const state = useSyncExternalStore(link.subscribe, link.get);
  const language = (state.kind === "code" ? undefined : state.taken?.language) ?? browserLanguage();
  usePageLanguage(language);
  useEffect(() => {
    document.title = remotePageWords[language].title;
  }, [language]);
  return (
    <PhoneLanguage value={language}>
      <main className="remote" data-state={state.kind}>
        {state.kind === "code" && <CodeForm link={link} state={state} />}
        {state.kind === "linked" && <Linked link={link} state={state} />}
        {state.kind === "over" && <IsOver link={link} state={state} />}
      </main>
    </PhoneLanguage>
  );
}

interface Of<Kind extends LinkState["kind"]> {
  readonly link: PhoneLink;
  readonly state: LinkState & { readonly kind: Kind };
}

function Linked({ link, state }: Of<"linked">) {
  useWakeLock();
  const words = usePhoneWords();
  const { taken, stage, isHeard, isWallThere } = state;
  return (
    <>
      <header className="remote-head">
        <p>
          <span>
            {taken.unitName} · {words.to(taken.screenName)}
          </span>
          <button type="button" className="remote-leave" onClick={() => link.leave()}>
            {words.leave}
          </button>
        </p>
        <h1>{stage ? stage.step : words.waiting}</h1>
        {stage && stage.question !== "" && stage.question !== stage.step && <p>{stage.question}</p>}
      </header>
      <div role="status">
        {!isHeard && <Stop title={words.offline} help={words.offlineHelp} />}
        {isHeard && !isWallThere && <Stop title={words.noWall} help={words.noWallHelp} />}
      </div>
      {stage && (
        <>
          <Writing key={stage.open?.id ?? "none"} link={link} stage={stage} isStopped={state.isStopped} />
          <Pad acts={stage.acts} mayPress={isHeard && isWallThere} onPress={(key) => link.press(key)} />
        </>
      )}
      {taken.mayAnswer && <AnswersHere boardId={taken.boardId} />}
    </>
  );
}

function Stop({ title, help }: { readonly title: string; readonly help: string }) {
  return (
    <p className="remote-note" data-tone="watch">
      <b>▲ {title}</b>
      <span>{help}</span>
    </p>
  );
}

function IsOver({ link, state }: Of<"over">) {
  const words = usePhoneWords();
  return (
    <div className="remote-over">
      <div role="status">
        <h1>{words.overTitle[state.why]}</h1>
        <p>{words.overHelp[state.why]}</p>
      </div>
      {state.why !== "meeting-over" && (
        <button type="button" className="remote-button" data-second="" onClick={() => link.again()}>
          {words.again}
        </button>
      )}
    </div>
  );
}
