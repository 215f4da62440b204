import { useSearch } from "wouter";
import type { BoardId } from "../../shared/base/ids.ts";
import type { EscalationId } from "../../shared/escalation/escalation.ts";
import { actsAt } from "../../shared/escalation/turns.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { doorOf } from "../level/doorOf.ts";
import { WaitingDoor } from "../level/WaitingDoor.tsx";
import { troubleOf, useBoard, useBoards, useUnits } from "../live/queries.ts";
import { useWatchBoard } from "../live/socket.ts";
import { isAsking } from "../matter/ActForm.tsx";
import { MatterPanel } from "../matter/MatterPanel.tsx";
import { useMatter } from "../matter/useMatter.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly boardId: BoardId;
  readonly id: EscalationId;
}

/** One matter on a page of its own, as a board sees it: where a letter, a list or a code on the wall leads. */
export function MatterView({ boardId, id }: Props) {
  const words = useWords().matters;
  const facts = useBoard(boardId);
  useWatchBoard(boardId);
  const trouble = troubleOf(facts);
  if (facts.data) return <OnBoard facts={facts.data} id={id} />;
  if (trouble?.code === "not-found") return <Gone />;
  return (
    <Page title={words.title}>
      <ErrorNotice trouble={trouble} onRetry={() => void facts.refetch()} />
      {facts.isPending && <Loading />}
    </Page>
  );
}

function OnBoard({ facts, id }: { readonly facts: Board; readonly id: EscalationId }) {
  const words = useWords().matters;
  const { matter, trouble } = useMatter(facts.id, id);
  const wanted = new URLSearchParams(useSearch()).get("gjor");
  if (!matter && trouble?.code === "not-found") return <Gone facts={facts} />;
  if (!matter) {
    return (
      <Page title={words.title} crumbs={[crumbOf(facts)]}>
        <ErrorNotice trouble={trouble} />
        {!trouble && <Loading />}
      </Page>
    );
  }
  return (
    <Page title={matter.what} crumbs={[crumbOf(facts)]}>
      <MatterPanel matter={matter} facts={facts} first={isAsking(wanted) ? wanted : undefined} heading="h2" />
      {listed(facts.may, "escalation:answer") && !actsAt(matter, facts.id).includes("answer") && (
        <Onward facts={facts} />
      )}
    </Page>
  );
}

/** Who came from a mail, has answered and has two minutes left is one touch from what waits next. */
function Onward({ facts }: { readonly facts: Board }) {
  const { data: boards } = useBoards();
  const { data: units } = useUnits();
  const board = boards?.find(({ id }) => id === facts.id);
  const unit = units?.find(({ id }) => id === facts.unitId);
  if (!board || !unit || !boards || !units) return null;
  return (
    <ul className="home-waiting">
      <WaitingDoor unit={unit} board={board} href={doorOf(board, boards, units)} saysQuiet={unit.kind !== "section"} />
    </ul>
  );
}

function crumbOf({ id, name }: Board) {
  return { label: name, href: `/tavle/${id}` };
}

function Gone({ facts }: { readonly facts?: Board }) {
  const words = useWords().matters;
  return (
    <Page title={words.gone} lead={words.goneHelp} width="narrow">
      <div>
        <ButtonLink href={facts ? `/tavle/${facts.id}` : "/"} variant="primary">
          {words.toBoard}
        </ButtonLink>
      </div>
    </Page>
  );
}
