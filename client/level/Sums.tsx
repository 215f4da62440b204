import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import type { LevelUnit } from "../../shared/level/overview.ts";
import { capacity, crosses, openEvents, staffing, type UnitEvent } from "../../shared/level/counts.ts";
import { lineKey, lineName } from "../cascade/lineText.ts";
import { eventText } from "../cross/eventText.ts";
import { useNow } from "../live/serverClock.ts";
import { localDate } from "../../shared/base/time.ts";
import { Dialog } from "../ui/Dialog.tsx";
import type { Words } from "../words/catalogue.ts";
import { dayText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

type SumKey = "events" | "crosses" | "beds" | "staff" | "raised";

interface Sum {
  readonly key: SumKey;
  readonly text: string;
  readonly note: string;
}

/** What the sub-tree comes to today. Each number opens the list that it counts. */
export function Sums({ units, zone }: { readonly units: readonly LevelUnit[]; readonly zone: string }) {
  const words = useWords().level;
  const [open, setOpen] = useState<SumKey | undefined>(undefined);
  const sums = sumsOf(units, words);
  if (sums.length === 0) return null;
  return (
    <>
      <ul className="level-sums" aria-label={words.sums.title}>
        {sums.map(({ key, text, note }) => (
          <li key={key}>
            <button type="button" className="level-sum" onClick={() => setOpen(key)}>
              <b>{text}</b>
              {note && <small>{note}</small>}
            </button>
          </li>
        ))}
      </ul>
      {open && <SumDialog which={open} units={units} zone={zone} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** Only what is used somewhere below: a level whose units have no beds is not told that it has none. */
export function sumsOf(units: readonly LevelUnit[], { sums, units: each }: Words["level"]): readonly Sum[] {
  const cross = crosses(units);
  const events = openEvents(units);
  const room = capacity(units);
  const people = staffing(units);
  const raised = units.filter((unit) => unit.raised !== null).length;
  const unsaid = (count: number): string => (count > 0 ? sums.unsaid(count) : "");
  const lack = people.missing.map(({ shift, count }) => each.lack(count, shift)).join(", ");
  const all: (Sum | false)[] = [
    cross.all.length > 0 && { key: "crosses", text: sums.crosses(cross.done, cross.all.length), note: "" },
    events.length > 0 && { key: "events", text: sums.events(events.length), note: "" },
    room.said.length + room.unsaid.length > 0 && {
      key: "beds",
      text: each.beds(room.patients, room.beds),
      note: unsaid(room.unsaid.length),
    },
    people.said.length + people.unsaid.length > 0 && {
      key: "staff",
      text: sums.staff(people.present, people.need),
      note: [lack && each.lacks(lack), unsaid(people.unsaid.length)].filter(Boolean).join(" · "),
    },
    raised > 0 && { key: "raised", text: sums.raised(raised), note: "" },
  ];
  return all.filter((sum) => sum !== false);
}

interface DialogProps {
  readonly which: SumKey;
  readonly units: readonly LevelUnit[];
  readonly zone: string;
  readonly onClose: () => void;
}

function SumDialog({ which, units, zone, onClose }: DialogProps) {
  const words = useWords().level;
  const { sums } = words;
  const titles: Readonly<Record<SumKey, string>> = {
    events: sums.eventsTitle,
    crosses: sums.crossesTitle,
    beds: sums.bedsTitle,
    staff: sums.staffTitle,
    raised: sums.raisedTitle,
  };
  const help = which === "events" ? sums.eventsHelp : which === "beds" || which === "staff" ? sums.onlySaid : "";
  return (
    <Dialog title={titles[which]} onClose={onClose}>
      {help && <p className="level-list-help">{help}</p>}
      <ul className="list level-list">{listOf(which, units, zone, words)}</ul>
    </Dialog>
  );
}

function listOf(which: SumKey, units: readonly LevelUnit[], zone: string, words: Words["level"]): ReactNode {
  switch (which) {
    case "events":
      return openEvents(units).map((event, place) => (
        <EventLine key={`${lineKey(event.unit)} ${place}`} event={event} zone={zone} />
      ));
    case "crosses":
      return crosses(units).all.map((unit) => (
        <UnitLine key={lineKey(unit)} unit={unit} text={unit.cross ? words.units.cross[unit.cross] : ""} />
      ));
    case "beds":
      return units
        .filter(({ beds }) => beds !== null)
        .map((unit) => <UnitLine key={lineKey(unit)} unit={unit} text={bedsText(unit, words)} />);
    case "staff":
      return units
        .filter(({ staff }) => staff.length > 0)
        .map((unit) => (
          <UnitLine key={lineKey(unit)} unit={unit} text={staffText(unit, words)} lack={lackText(unit, words)} />
        ));
    case "raised":
      return units
        .filter(({ raised }) => raised !== null)
        .map((unit) => <UnitLine key={lineKey(unit)} unit={unit} text={unit.raised ?? ""} />);
  }
}

function bedsText({ beds }: LevelUnit, { units, sums }: Words["level"]): string {
  return beds === null || beds.patients === null ? sums.unsaidOne : units.beds(beds.patients, beds.beds);
}

function staffText({ staff }: LevelUnit, { sums }: Words["level"]): string {
  const said = staff.filter(({ present }) => present !== null);
  if (said.length === 0) return sums.unsaidOne;
  return said.map(({ shift, present, need }) => `${shift}: ${sums.staff(present ?? 0, need)}`).join(" · ");
}

function lackText(unit: LevelUnit, { units }: Words["level"]): string | undefined {
  const lacks = staffing([unit]).missing.map(({ shift, count }) => units.lack(count, shift));
  return lacks.length > 0 ? units.lacks(lacks.join(", ")) : undefined;
}

interface UnitLineProps {
  readonly unit: LevelUnit;
  readonly text: string;
  /** What the eye is to find in a list of many units. */
  readonly lack?: string | undefined;
}

function UnitLine({ unit, text, lack }: UnitLineProps) {
  return (
    <li className="list-row">
      <Link href={`/tavle/${unit.boardId}`} className="list-link">
        <span className="list-main">
          <strong>{lineName(unit)}</strong>
          <small>
            {text}
            {lack && (
              <>
                {" · "}
                <b>{lack}</b>
              </>
            )}
          </small>
        </span>
      </Link>
    </li>
  );
}

function EventLine({ event, zone }: { readonly event: UnitEvent; readonly zone: string }) {
  const { level, cross } = useWords();
  const language = useLanguage();
  const now = useNow(60_000);
  const { unit, date, colour } = event;
  const said = eventText(event, cross) || level.sums.noLine;
  const day = dayText(date, localDate(now, zone), language);
  return (
    <li className="list-row">
      <Link href={`/tavle/${unit.boardId}`} className="list-link">
        <span className="list-main">
          <strong>
            <i aria-hidden="true">{colour === "red" ? "▲" : "◆"}</i> {said}
          </strong>
          <small>{[lineName(unit), cross.colour[colour], day].join(" · ")}</small>
        </span>
      </Link>
    </li>
  );
}
