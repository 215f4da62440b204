import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { boardId, meetingId, measureId, pullSourceId, unitId } from "../shared/base/ids.ts";
import { escalationId } from "../shared/escalation/escalation.ts";
import type { Organisation, SessionReply } from "../shared/protocol/people.ts";
import { Banners } from "./access/Banners.tsx";
import { Header } from "./access/Header.tsx";
import { SessionEnded } from "./access/SessionEnded.tsx";
import { MeContext, type Person } from "./access/useMe.ts";
import { useSessionEnd, useSignedInLife } from "./access/useSessionLife.ts";
import { useBrowserLanguage, usePageLanguage } from "./live/language.ts";
import { queryClient, troubleOf, useOrganisation, useSession } from "./live/queries.ts";
import { Bell } from "./notice/Bell.tsx";
import { Doorstep } from "./access/Doorstep.tsx";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { keepFocus } from "./ui/keptFocus.ts";
import { Loading } from "./ui/Loading.tsx";
import { Toasts } from "./ui/Toast.tsx";
import { LanguageContext, useWords } from "./words/useWords.ts";
import { HomeView } from "./views/HomeView.tsx";
import { NotFoundView } from "./views/NotFoundView.tsx";
import { SignInView } from "./views/SignInView.tsx";

const SetUpView = lazy(async () => ({ default: (await import("./views/SetUpView.tsx")).SetUpView }));
const InvitationView = lazy(async () => ({ default: (await import("./views/InvitationView.tsx")).InvitationView }));
const ConfirmAddressView = lazy(async () => ({
  default: (await import("./views/ConfirmAddressView.tsx")).ConfirmAddressView,
}));
const ProfileView = lazy(async () => ({ default: (await import("./views/ProfileView.tsx")).ProfileView }));
const BoardView = lazy(async () => ({ default: (await import("./views/BoardView.tsx")).BoardView }));
const BoardSettingsView = lazy(async () => ({
  default: (await import("./views/BoardSettingsView.tsx")).BoardSettingsView,
}));
const PairView = lazy(async () => ({ default: (await import("./views/PairView.tsx")).PairView }));
const ScreensView = lazy(async () => ({ default: (await import("./views/ScreensView.tsx")).ScreensView }));
const MatterView = lazy(async () => ({ default: (await import("./views/MatterView.tsx")).MatterView }));
const HuddlePage = lazy(async () => ({ default: (await import("./views/HuddlePage.tsx")).HuddlePage }));
const RecordView = lazy(async () => ({ default: (await import("./views/RecordView.tsx")).RecordView }));
const AnsweringView = lazy(async () => ({ default: (await import("./views/AnsweringView.tsx")).AnsweringView }));
const HealthView = lazy(async () => ({ default: (await import("./views/HealthView.tsx")).HealthView }));
const RecordsView = lazy(async () => ({ default: (await import("./views/RecordsView.tsx")).RecordsView }));
const MeetingTypesView = lazy(async () => ({
  default: (await import("./views/MeetingTypesView.tsx")).MeetingTypesView,
}));
const MeasuresView = lazy(async () => ({ default: (await import("./views/MeasuresView.tsx")).MeasuresView }));
const SignalsView = lazy(async () => ({ default: (await import("./views/SignalsView.tsx")).SignalsView }));
const CatalogueView = lazy(async () => ({ default: (await import("./views/CatalogueView.tsx")).CatalogueView }));
const MeasureView = lazy(async () => ({ default: (await import("./views/MeasureView.tsx")).MeasureView }));
const ImportView = lazy(async () => ({ default: (await import("./views/ImportView.tsx")).ImportView }));
const WorkbenchView = lazy(async () => ({ default: (await import("./views/WorkbenchView.tsx")).WorkbenchView }));
const SourcesView = lazy(async () => ({ default: (await import("./views/SourcesView.tsx")).SourcesView }));
const SourceView = lazy(async () => ({ default: (await import("./views/SourceView.tsx")).SourceView }));
const SurfaceView = lazy(async () => ({ default: (await import("./views/SurfaceView.tsx")).SurfaceView }));
const MessagesView = lazy(async () => ({ default: (await import("./views/MessagesView.tsx")).MessagesView }));
const RoundView = lazy(async () => ({ default: (await import("./views/RoundView.tsx")).RoundView }));
const VisitsView = lazy(async () => ({ default: (await import("./views/VisitsView.tsx")).VisitsView }));
const DayView = lazy(async () => ({ default: (await import("./views/DayView.tsx")).DayView }));
const LevelView = lazy(async () => ({ default: (await import("./views/LevelView.tsx")).LevelView }));
const UnitView = lazy(async () => ({ default: (await import("./views/UnitView.tsx")).UnitView }));
const HowView = lazy(async () => ({ default: (await import("./views/HowView.tsx")).HowView }));
const HowForAll = lazy(async () => ({ default: (await import("./views/HowView.tsx")).HowForAll }));

/** Read also by those who have not signed in. */
const HOW = "/slik-gjor-vi";

/** The pages for people. The wall has an entry of its own. */
export function App() {
  useEffect(keepFocus, []);
  return (
    <QueryClientProvider client={queryClient}>
      <Speaking>
        <Toasts>
          <ErrorBoundary>
            <Suspense fallback={<Loading />}>
              <Switch>
                <Route path="/oppsett">
                  <SetUpView />
                </Route>
                <Route path="/invitasjon">
                  <InvitationView />
                </Route>
                <Route path="/varsler/bekreft">
                  <ConfirmAddressView />
                </Route>
                <Route>
                  <Signing />
                </Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </Toasts>
      </Speaking>
    </QueryClientProvider>
  );
}

/** The language of the page: the person's, else what this browser last spoke, else the organisation's. */
function Speaking({ children }: { readonly children: ReactNode }) {
  const chosen = useBrowserLanguage();
  const { data: session } = useSession();
  const { data: organisation } = useOrganisation();
  const own = session?.actor.kind === "person" ? session.actor.language : undefined;
  const language = own ?? chosen ?? organisation?.language ?? "nb";
  usePageLanguage(language);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

interface SignedIn {
  readonly me: Person;
  readonly organisation: Organisation;
}

function signedIn(session: SessionReply | null | undefined): SignedIn | undefined {
  return session?.actor.kind === "person" ? { me: session.actor, organisation: session.organisation } : undefined;
}

/** Lets in whoever is signed in; the others sign in first, at the address that they came to. */
function Signing() {
  const session = useSession();
  const [known, setKnown] = useState<SignedIn | undefined>(undefined);
  useSessionEnd();
  const now = signedIn(session.data);
  // Kept beyond the end of the session, so that its page stays below the question to sign in again.
  if (now && now.me !== known?.me) setKnown(now);
  const isScreen = session.data?.actor.kind === "screen";
  useEffect(() => {
    if (isScreen) location.replace("/skjerm");
  }, [isScreen]);
  const [path] = useLocation();
  const signed = now ?? known;
  if (signed) return <SignedInPages {...signed} hasEnded={session.data === null} />;
  if (session.data === null && path === HOW) return <HowForAll />;
  if (session.data === null) return <SignInView onDone={() => void queryClient.resetQueries()} />;
  return troubleOf(session) ? <NoContact again={session.refetch} /> : <Loading />;
}

/** The server cannot be reached at all; asks again by itself. */
function NoContact({ again }: { readonly again: () => Promise<unknown> }) {
  const words = useWords();
  useEffect(() => {
    const timer = setInterval(() => void again(), 5000);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <Doorstep title={words.shell.noContactTitle} lead={words.shell.noContactText}>
      {null}
    </Doorstep>
  );
}

function SignedInPages({ me, organisation, hasEnded }: SignedIn & { readonly hasEnded: boolean }) {
  const [path] = useLocation();
  useSignedInLife(me);
  return (
    <MeContext value={me}>
      <div className="shell">
        <Header organisation={organisation}>
          <Bell />
        </Header>
        <Banners />
        <main id="content" className="shell-main" tabIndex={-1}>
          <ErrorBoundary key={path}>
            <Suspense fallback={<Loading />}>
              <Pages />
            </Suspense>
          </ErrorBoundary>
        </main>
        {hasEnded && <SessionEnded me={me} />}
      </div>
    </MeContext>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/">
        <HomeView />
      </Route>
      <Route path="/logg-inn">
        <Redirect to="/" replace />
      </Route>
      <Route path={HOW}>
        <HowView />
      </Route>
      <Route path="/profil">
        <ProfileView />
      </Route>
      <Route path="/par">
        <PairView />
      </Route>
      <Route path="/skjermer">
        <ScreensView />
      </Route>
      <Route path="/enhet/:unitId/maltall">
        {(at) => <Named id={at.unitId} by={unitId} render={(id) => <MeasuresView unitId={id} />} />}
      </Route>
      <Route path="/maltall/:measureId/arbeidsbenk">
        {(at) => <Named id={at.measureId} by={measureId} render={(id) => <WorkbenchView measureId={id} />} />}
      </Route>
      <Route path="/enhet/:unitId/signaler">
        {(at) => <Named id={at.unitId} by={unitId} render={(id) => <SignalsView unitId={id} />} />}
      </Route>
      <Route path="/maltall/:measureId">
        {(at) => <Named id={at.measureId} by={measureId} render={(id) => <MeasureView measureId={id} />} />}
      </Route>
      <Route path="/enhet/:unitId/svartid">
        {(at) => <Named id={at.unitId} by={unitId} render={(id) => <AnsweringView unitId={id} />} />}
      </Route>
      <Route path="/enhet/:unitId/katalog">
        {(at) => <Named id={at.unitId} by={unitId} render={(id) => <CatalogueView unitId={id} />} />}
      </Route>
      <Route path="/enhet/:unitId/maltall/:measureId">
        {(at) => (
          <Named
            id={at.unitId}
            by={unitId}
            render={(unit) => (
              <Named id={at.measureId} by={measureId} render={(id) => <MeasureView measureId={id} unitId={unit} />} />
            )}
          />
        )}
      </Route>
      <Route path="/enhet/:unitId/maltall/:measureId/arbeidsbenk">
        {(at) => (
          <Named
            id={at.unitId}
            by={unitId}
            render={(unit) => (
              <Named id={at.measureId} by={measureId} render={(id) => <WorkbenchView measureId={id} unitId={unit} />} />
            )}
          />
        )}
      </Route>
      <Route path="/maltall/:measureId/import">
        {(at) => <Named id={at.measureId} by={measureId} render={(id) => <ImportView measureId={id} />} />}
      </Route>
      <Route path="/enhet/:unitId/kilder">
        {(at) => <Named id={at.unitId} by={unitId} render={(id) => <SourcesView unitId={id} />} />}
      </Route>
      <Route path="/enhet/:unitId/kilder/ny">
        {(at) => <Named id={at.unitId} by={unitId} render={(id) => <SourceView unitId={id} />} />}
      </Route>
      <Route path="/enhet/:unitId/kilder/:sourceId">
        {(at) => (
          <Named
            id={at.unitId}
            by={unitId}
            render={(unit) => (
              <Named id={at.sourceId} by={pullSourceId} render={(id) => <SourceView unitId={unit} sourceId={id} />} />
            )}
          />
        )}
      </Route>
      <Route path="/enhet/:unitId/beskjeder">
        {(at) => <Named id={at.unitId} by={unitId} render={(id) => <MessagesView unitId={id} />} />}
      </Route>
      <Route path="/enhet/:unitId/runde">
        {(at) => <Named id={at.unitId} by={unitId} render={(id) => <RoundView unitId={id} />} />}
      </Route>
      <Route path="/tavle/:boardId/besok">
        {(at) => <Named id={at.boardId} by={boardId} render={(id) => <VisitsView boardId={id} />} />}
      </Route>
      <Route path="/enhet/:unitId/dagen">
        {(at) => <Named id={at.unitId} by={unitId} render={(id) => <DayView unitId={id} />} />}
      </Route>
      <Route path="/niva/:unitId">
        {(at) => <Named id={at.unitId} by={unitId} render={(id) => <LevelView key={id} unitId={id} />} />}
      </Route>
      <Route path="/enhet/:unitId">
        {(at) => <Named id={at.unitId} by={unitId} render={(id) => <UnitView unitId={id} />} />}
      </Route>
      <Route path="/tavle/:boardId">
        {(at) => <Named id={at.boardId} by={boardId} render={(id) => <BoardView boardId={id} />} />}
      </Route>
      <Route path="/tavle/:boardId/mote">
        {(at) => <Named id={at.boardId} by={boardId} render={(id) => <HuddlePage boardId={id} />} />}
      </Route>
      <Route path="/tavle/:boardId/sak/:matterId">
        {(at) => (
          <Named
            id={at.boardId}
            by={boardId}
            render={(board) => (
              <Named id={at.matterId} by={escalationId} render={(id) => <MatterView boardId={board} id={id} />} />
            )}
          />
        )}
      </Route>
      <Route path="/tavle/:boardId/flate">
        {(at) => <Named id={at.boardId} by={boardId} render={(id) => <SurfaceView boardId={id} />} />}
      </Route>
      <Route path="/tavle/:boardId/moter">
        {(at) => <Named id={at.boardId} by={boardId} render={(id) => <MeetingTypesView boardId={id} />} />}
      </Route>
      <Route path="/tavle/:boardId/helse">
        {(at) => <Named id={at.boardId} by={boardId} render={(id) => <HealthView boardId={id} />} />}
      </Route>
      <Route path="/tavle/:boardId/referat">
        {(at) => <Named id={at.boardId} by={boardId} render={(id) => <RecordsView boardId={id} />} />}
      </Route>
      <Route path="/tavle/:boardId/referat/:meetingId">
        {(at) => (
          <Named
            id={at.boardId}
            by={boardId}
            render={(board) => (
              <Named id={at.meetingId} by={meetingId} render={(id) => <RecordView boardId={board} meetingId={id} />} />
            )}
          />
        )}
      </Route>
      <Route path="/tavle/:boardId/innstillinger">
        {(at) => <Named id={at.boardId} by={boardId} render={(id) => <BoardSettingsView boardId={id} />} />}
      </Route>
      <Route>
        <NotFoundView />
      </Route>
    </Switch>
  );
}

interface NamedProps<Id> {
  readonly id: string;
  readonly by: { safeParse(text: string): { readonly success: boolean; readonly data?: Id | undefined } };
  readonly render: (id: Id) => ReactNode;
}

/** The page of one thing; an address whose id is none is an address that does not exist. */
function Named<Id>({ id, by, render }: NamedProps<Id>) {
  const { data } = by.safeParse(id);
  return data === undefined ? <NotFoundView /> : render(data);
}
