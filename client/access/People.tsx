import { useState } from "react";
import { ROLES, type Role } from "../../shared/access/actor.ts";
import { listed, type Unit } from "../../shared/protocol/boards.ts";
import type { Member } from "../../shared/protocol/people.ts";
import { troubleOf, useAct, usePeople } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useToast } from "../ui/Toast.tsx";
import { byName } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { makeResetLink, setRole } from "./commands.ts";
import { InviteDialog } from "./InviteDialog.tsx";
import { LinkBox } from "./LinkBox.tsx";
import { useMe } from "./useMe.ts";

interface Props {
  readonly unit: Unit;
  /** The highest role that whoever looks has here. */
  readonly own: Role;
}

/** Who has a role in a unit, here or from above, and what a leader does about it. */
export function People({ unit, own }: Props) {
  const words = useWords();
  const people = usePeople(unit.id);
  const [isInviting, setInviting] = useState(false);
  const mayManage = listed(unit.may, "people:manage");
  return (
    <section className="panel stack section">
      <div className="row section-head" data-spread>
        <h2>{words.access.people}</h2>
        {mayManage && (
          <Button icon="add" density="close" onClick={() => setInviting(true)}>
            {words.access.invite}
          </Button>
        )}
      </div>
      <ErrorNotice trouble={troubleOf(people)} onRetry={() => void people.refetch()} />
      {people.isPending && <Loading />}
      {people.data?.length === 0 && <EmptyState title={words.access.noPeople} />}
      {people.data && <MemberList unit={unit} own={own} members={people.data} />}
      {isInviting && <InviteDialog unit={unit} most={own} onClose={() => setInviting(false)} />}
    </section>
  );
}

/** One person, with the role given here and the one that comes from above. */
interface Somebody {
  readonly here: Member | undefined;
  readonly above: Member | undefined;
}

function MemberList({ unit, own, members }: Props & { readonly members: readonly Member[] }) {
  return (
    <ul className="list">
      {byPerson(members).map(({ here, above }) => (
        <MemberRow key={(here ?? above)?.personId} unit={unit} own={own} here={here} above={above} />
      ))}
    </ul>
  );
}

/** Highest role first, then by name; a role from above counts as much as one given here. */
function byPerson(members: readonly Member[]): Somebody[] {
  const rank = ({ role }: Member): number => ROLES.indexOf(role);
  const sorted = members.toSorted((a, b) => rank(b) - rank(a) || byName(a, b));
  const ids = [...new Set(sorted.map(({ personId }) => personId))];
  return ids.map((id) => {
    const theirs = sorted.filter(({ personId }) => personId === id);
    return { here: theirs.find(({ inherited }) => !inherited), above: theirs.find(({ inherited }) => inherited) };
  });
}

function MemberRow({ unit, own, here, above }: Props & Somebody) {
  const words = useWords();
  const me = useMe();
  const member = here ?? above;
  if (!member) return null;
  const isBelow = here !== undefined && ROLES.indexOf(here.role) <= ROLES.indexOf(own);
  const mayChange = listed(unit.may, "people:manage") && isBelow;
  return (
    <li className="list-row">
      <span className="list-main">
        <strong>
          {member.name}
          {member.personId === me.id && ` (${words.access.you})`}
        </strong>
        <small>
          {member.login}
          {above && ` · ${words.access.roles[above.role]} ${words.access.roleFrom(above.unitName)}`}
        </small>
      </span>
      {here && mayChange && <MemberActs unit={unit} own={own} member={here} />}
      {here && !mayChange && <span>{words.access.roles[here.role]}</span>}
    </li>
  );
}

function MemberActs({ unit, own, member }: Props & { readonly member: Member }) {
  const words = useWords();
  const toast = useToast();
  const { run, trouble, forgetTrouble } = useAct(setRole, [
    ["people", unit.id],
    ["session", "mine"],
  ]);
  const [hasReset, setReset] = useState(false);
  const { personId, name } = member;
  const change = async (role: Role | null): Promise<void> => {
    const before = member.role;
    const answer = await run({ unitId: unit.id, personId, role });
    if (!answer.ok) return;
    const text = role ? words.access.roleChanged(name, words.access.roles[role]) : words.access.removed(name);
    toast({ text, undo: () => void run({ unitId: unit.id, personId, role: before }) });
  };
  const given = ROLES.slice(0, ROLES.indexOf(own) + 1);
  return (
    <span className="row">
      <Menu
        label={`${words.access.roleOf(name)}: ${words.access.roles[member.role]}`}
        className="ds-button button role-button"
        items={given.map((role) => ({
          key: role,
          label: words.access.roles[role],
          isChecked: role === member.role,
          onSelect: () => void change(role),
        }))}
      >
        {words.access.roles[member.role]}
        <Icon name="chevronDown" />
      </Menu>
      <Menu
        label={words.access.actsFor(name)}
        className="icon-button"
        items={[
          { key: "reset", label: words.access.resetLink, icon: "link", onSelect: () => setReset(true) },
          {
            key: "remove",
            label: words.access.removeFromUnit,
            icon: "remove",
            tone: "danger",
            onSelect: () => void change(null),
          },
        ]}
      >
        <Icon name="more" />
      </Menu>
      {hasReset && <ResetDialog unit={unit} member={member} onClose={() => setReset(false)} />}
      {trouble && (
        <Dialog title={name} onClose={forgetTrouble}>
          <ErrorNotice trouble={trouble} />
          <DialogActs>
            <Button onClick={forgetTrouble}>{words.shell.close}</Button>
          </DialogActs>
        </Dialog>
      )}
    </span>
  );
}

interface ResetProps {
  readonly unit: Unit;
  readonly member: Member;
  readonly onClose: () => void;
}

function ResetDialog({ unit, member, onClose }: ResetProps) {
  const words = useWords();
  const { run, isBusy, trouble } = useAct(makeResetLink);
  const [made, setMade] = useState<{ link: string; expiresAt: number } | undefined>(undefined);
  const make = async (): Promise<void> => {
    const answer = await run({ unitId: unit.id, personId: member.personId });
    if (answer.ok) setMade(answer.value);
  };
  return (
    <Dialog title={words.access.resetReady(member.name)} onClose={onClose}>
      {made && <LinkBox link={made.link} expiresAt={made.expiresAt} />}
      <ErrorNotice trouble={trouble} />
      <DialogActs>
        <Button onClick={onClose}>{words.shell.close}</Button>
        {!made && (
          <Button variant="primary" isBusy={isBusy} onClick={() => void make()}>
            {words.access.makeLink}
          </Button>
        )}
      </DialogActs>
    </Dialog>
  );
}
