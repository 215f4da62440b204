import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { Language } from "../../shared/access/actor.ts";
import type { Door } from "../../shared/idea/idea.ts";
import type { KeptIdea } from "../../shared/idea/kept.ts";
import type { Trouble } from "../live/api.ts";
import { usePageLanguage } from "../live/language.ts";
import { pageWords } from "../words/ideaPage.ts";
import type { ReportBox } from "./reportBox.ts";
import { DigitsForm } from "./DigitsForm.tsx";
import { GiveForm } from "./GiveForm.tsx";
import type { IdeaBox } from "./ideaBox.ts";
import { keepPage } from "./offline.ts";
import { MineIdeas } from "./MineIdeas.tsx";
import { PageLanguage, usePageWords } from "./pageLanguage.ts";
import type { Place } from "./place.ts";
import { OneReceipt, SentNote } from "./Receipts.tsx";

interface Props {
  readonly box: IdeaBox;
  readonly place: Place;
}

const TRY_AGAIN = 10_000;

/** The whole page: giving an idea to the board that was scanned, a receipt, and one's own ideas. */
export function IdeaPage({ box, place }: Props) {
  const kept = useSyncExternalStore(box.subscribe, () => box.state);
  useUpkeep(box);
  const more = useMore(box);
  const short = place.kind === "board" ? place.short : kept.ideas[0]?.short;
  const door = kept.doors.find((each) => each.short === short);
  const [told, setTold] = useState<Language | undefined>(undefined);
  const language = told ?? door?.language ?? browserLanguage();
  usePageLanguage(language);
  useEffect(() => {
    document.title = pageWords[language].title;
  }, [language]);
  return (
    <PageLanguage value={language}>
      <main className="idea">
        {place.kind === "board" && <Board box={box} place={place} door={door} more={more} />}
        {place.kind === "receipt" && <OneReceipt secret={place.secret} onLanguage={setTold} />}
        {place.kind === "none" && <ScanFirst />}
        <MineIdeas box={box} ideas={kept.ideas} />
      </main>
    </PageLanguage>
  );
}

function ScanFirst() {
  const words = usePageWords();
  return (
    <header className="idea-head">
      <h1>{words.scanFirst}</h1>
      <p>{words.scanFirstHelp}</p>
    </header>
  );
}

interface GivingProps {
  readonly box: IdeaBox;
  readonly place: Place & { readonly kind: "board" };
  readonly door: Door | undefined;
}

type Tab = "idea" | "event" | "tally";

/** An idea first; beside it a line for the cross, and counting where the section counts something. */
function Board({ more, ...giving }: GivingProps & { readonly more: More | undefined }) {
  const words = usePageWords();
  const [tab, setTab] = useState<Tab>("idea");
  const { place, door } = giving;
  const counts = door?.counts ?? [];
  const tabs: readonly Tab[] = counts.length > 0 ? ["idea", "event", "tally"] : ["idea", "event"];
  return (
    <>
      <nav className="idea-tabs" aria-label={words.tabs.label}>
        {tabs.map((each) => (
          <button type="button" key={each} aria-pressed={tab === each} onClick={() => setTab(each)}>
            {words.tabs[each]}
          </button>
        ))}
      </nav>
      <div hidden={tab !== "idea"}>
        <Giving {...giving} />
      </div>
      {tab !== "idea" && !more && <p role="status">{words.loading}</p>}
      {more && tab === "event" && <more.EventReport box={more.box} short={place.short} />}
      {more && tab === "tally" && <more.TallyReport box={more.box} short={place.short} counts={counts} />}
      {more && <more.TurnedAway box={more.box} />}
    </>
  );
}

type Reports = typeof import("./Reports.tsx");
interface More extends Pick<Reports, "EventReport" | "TallyReport" | "TurnedAway"> {
  readonly box: ReportBox;
}

/**
 * What is not needed for an idea comes when the page stands; from then on what waits of it is sent. Without network it is
 * what this phone kept of an earlier visit.
 */
function useMore(ideas: IdeaBox): More | undefined {
  const [more, setMore] = useState<More | undefined>(undefined);
  const isLoaded = more !== undefined;
  useEffect(() => {
    if (isLoaded) return undefined;
    let isGone = false;
    const load = async (): Promise<void> => {
      try {
        const { openReports, EventReport, TallyReport, TurnedAway } = await import("./Reports.tsx");
        if (!isGone) setMore({ box: openReports(ideas), EventReport, TallyReport, TurnedAway });
      } catch {
        // No network, and nothing kept: ideas can be given all the same, and it is tried again with the network.
      }
      await keepPage();
    };
    const start = (): void => void load();
    if (document.readyState === "complete") start();
    else addEventListener("load", start, { once: true });
    addEventListener("online", start);
    return () => {
      isGone = true;
      removeEventListener("load", start);
      removeEventListener("online", start);
    };
  }, [ideas, isLoaded]);
  useEffect(() => {
    if (!more) return undefined;
    const send = (): void => void more.box.sendWaiting();
    send();
    const timer = setInterval(send, TRY_AGAIN);
    addEventListener("online", send);
    return () => {
      clearInterval(timer);
      removeEventListener("online", send);
    };
  }, [more]);
  return more;
}

/** One may write from the first moment: whether the code was good is found out meanwhile. */
function Giving({ box, place, door }: GivingProps) {
  const words = usePageWords();
  const { short, secret } = place;
  const [given, setGiven] = useState<KeptIdea["id"] | undefined>(undefined);
  const { trouble, settle, ask } = useEntry(box, short, secret);
  const [draft, setDraft] = useState("");
  const idea = box.state.ideas.find(({ id }) => id === given);
  const mayWait = trouble === undefined || trouble.code === "no-network" || trouble.code === "internal";
  return (
    <>
      <header className="idea-head">
        <p>{door?.unitName ?? " "}</p>
        <h1>{idea ? (idea.receipt ? words.thanks : words.waiting) : words.title}</h1>
      </header>
      {idea ? (
        <SentNote
          idea={idea}
          door={door}
          onAgain={() => {
            setGiven(undefined);
            ask();
          }}
        />
      ) : (
        <>
          {!mayWait && <DigitsForm trouble={trouble} onDigits={(digits) => box.type(short, digits)} onDone={settle} />}
          <GiveForm
            box={box}
            short={short}
            door={door}
            text={draft}
            onText={setDraft}
            maySend={mayWait}
            onGive={(text, name) => {
              setGiven(box.give(short, text, name));
              setDraft("");
            }}
          />
        </>
      )}
    </>
  );
}

/** Whether the scan lets one in, asked at once and again for the next idea. */
function useEntry(box: IdeaBox, short: string, secret: string | undefined) {
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const ask = useCallback(() => {
    const entering = box.enter(short, secret);
    void entering.then((found) => {
      setTrouble(found);
      if (!found) void box.sendWaiting();
    });
  }, [box, short, secret]);
  useEffect(ask, [ask]);
  return { trouble, ask, settle: setTrouble };
}

/** Sends what waits when there may be network again, and hears of answers when the page is looked at. */
function useUpkeep(box: IdeaBox): void {
  useEffect(() => {
    const send = (): void => void box.sendWaiting();
    const look = (): void => {
      if (document.visibilityState !== "visible") return;
      send();
      void box.follow();
    };
    look();
    const timer = setInterval(send, TRY_AGAIN);
    const stored = (): void => box.reload();
    addEventListener("online", send);
    addEventListener("storage", stored);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      removeEventListener("online", send);
      removeEventListener("storage", stored);
      document.removeEventListener("visibilitychange", look);
    };
  }, [box]);
}

function browserLanguage(): Language {
  const [first] = navigator.languages;
  if (first?.startsWith("nn")) return "nn";
  return first?.startsWith("en") ? "en" : "nb";
}
