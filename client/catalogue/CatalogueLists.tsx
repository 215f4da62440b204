import type { ReactNode } from "react";
import { Link } from "wouter";
import {
  type Catalogue,
  copiedDefinition,
  READY,
  READY_GROUPS,
  READY_IDS,
  readyDefinition,
  type ReadyGroup,
  type ReadyId,
} from "../../shared/measure/catalogue.ts";
import type { MeasureDefinition, MeasureView } from "../../shared/measure/measure.ts";
import { readyWords } from "../words/ready/readyWords.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { CatalogueRow } from "./CatalogueRow.tsx";
import type { Pick } from "./usePick.ts";

interface Props {
  readonly catalogue: Catalogue;
  readonly text: string;
  /** Whether measures are put on a board, or only made. */
  readonly hasBoard: boolean;
  readonly mayPut: boolean;
  readonly mayMake: boolean;
  readonly busy: string | undefined;
  readonly onPick: (pick: Pick) => void;
}

/** Everything that a team can pick, in three lists: from above, ready, and from others. */
export function CatalogueLists(props: Props) {
  const words = useWords().catalogue;
  const language = useLanguage();
  const { catalogue, text } = props;
  const above = catalogue.above.filter(({ measure }) => isAbout(textsOf(measure.definition), text));
  const ready = READY_IDS.filter((id) => {
    const { name, counts, of, event } = readyWords[language][id];
    return isAbout([name, counts, of, event, words.groups[READY[id].group]], text);
  });
  const { followed, followedCount } = catalogue;
  if (above.length + ready.length + followed.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <List title={words.above} help={words.aboveHelp} count={above.length}>
        {above.map(({ measure, hasFigures }) => (
          <MeasureRow
            key={measure.id}
            {...props}
            measure={measure}
            facts={[words.from(measure.unitName), hasFigures ? words.hasFigures : words.noFigures]}
          />
        ))}
      </List>
      {READY_GROUPS.map((group) => {
        const ids = ready.filter((id) => READY[id].group === group);
        // Said once, above the first of them.
        const isFirst = ids[0] !== undefined && ids[0] === ready[0];
        return <ReadyList key={group} {...props} group={group} ids={ids} help={isFirst ? words.readyHelp : ""} />;
      })}
      <List title={words.followed} help={words.followedHelp} count={followed.length}>
        {followed.map(({ measure, units }) => (
          <CopyRow
            key={measure.id}
            {...props}
            measure={measure}
            fact={units > 1 ? words.units(String(units)) : words.from(measure.unitName)}
          />
        ))}
      </List>
      {followedCount > followed.length && <p>{words.more(String(followedCount - followed.length))}</p>}
    </>
  );
}

interface ListProps {
  readonly title: string;
  readonly help: string;
  readonly count: number;
  readonly children: ReactNode;
}

function List({ title, help, count, children }: ListProps) {
  if (count === 0) return null;
  return (
    <section className="panel stack section">
      <h2>{title}</h2>
      {help && <p>{help}</p>}
      <ul className="catalogue-list">{children}</ul>
    </section>
  );
}

interface ReadyListProps extends Props {
  readonly group: ReadyGroup;
  readonly ids: readonly ReadyId[];
  readonly help: string;
}

function ReadyList({ group, ids, help, ...props }: ReadyListProps) {
  const words = useWords().catalogue;
  return (
    <List title={words.groups[group]} help={help} count={ids.length}>
      {ids.map((id) => (
        <ReadyRow key={id} {...props} id={id} />
      ))}
    </List>
  );
}

function ReadyRow({ id, ...props }: Props & { readonly id: ReadyId }) {
  const words = useWords().catalogue;
  const language = useLanguage();
  const definition = readyDefinition(id, readyWords[language][id]);
  return (
    <DefinitionRow
      {...props}
      definition={definition}
      rowKey={id}
      facts={[]}
      more={definition.source ? words.source(definition.source) : undefined}
    />
  );
}

function CopyRow({ measure, fact, ...props }: Props & { readonly measure: MeasureView; readonly fact: string }) {
  return (
    <DefinitionRow
      {...props}
      definition={copiedDefinition(measure)}
      rowKey={measure.id}
      facts={[fact]}
      link={`/maltall/${measure.id}`}
    />
  );
}

interface DefinitionRowProps extends Props {
  readonly definition: MeasureDefinition;
  readonly rowKey: string;
  readonly facts: readonly string[];
  readonly more?: string | undefined;
  readonly link?: string;
}

/** A definition to make one's own; where the unit has made it already, that one is put up. */
function DefinitionRow(props: DefinitionRowProps) {
  const { catalogue, definition, rowKey, facts, more, link, hasBoard, mayMake, busy, onPick } = props;
  const words = useWords().catalogue;
  const texts = useTexts(definition);
  const own = catalogue.own.find(({ definition: { origin } }) => origin === definition.origin);
  if (own) return <MeasureRow {...props} measure={own} facts={facts} />;
  return (
    <CatalogueRow
      name={link ? <Link href={link}>{definition.name}</Link> : definition.name}
      label={definition.name}
      counts={texts.counts}
      facts={[...facts, ...texts.facts]}
      more={more}
      state="free"
      act={mayMake ? (hasBoard ? words.put : words.make) : undefined}
      isBusy={busy === rowKey}
      onPick={() => onPick({ kind: "definition", definition, key: rowKey })}
    />
  );
}

/** A measure that is there: its tile shows the figures of the board's own unit. */
function MeasureRow({
  catalogue,
  measure,
  facts,
  hasBoard,
  mayPut,
  busy,
  onPick,
}: Props & { readonly measure: MeasureView; readonly facts: readonly string[] }) {
  const words = useWords().catalogue;
  const { id, definition } = measure;
  const texts = useTexts(definition);
  return (
    <CatalogueRow
      name={<Link href={`/maltall/${id}`}>{definition.name}</Link>}
      label={definition.name}
      counts={texts.counts}
      facts={[...facts, ...texts.facts]}
      state={catalogue.shown.includes(id) ? "shown" : hasBoard ? "free" : "made"}
      act={mayPut ? words.put : undefined}
      isBusy={busy === id}
      onPick={() => onPick({ kind: "measure", measureId: id, name: definition.name })}
    />
  );
}

/** What a definition says of itself in one or two lines. */
function useTexts(definition: MeasureDefinition): { readonly counts: string; readonly facts: readonly string[] } {
  const { catalogue: words, measure } = useWords();
  const { numeratorText, denominatorText, event, chart, rhythm, direction, unit } = definition;
  const ratio = chart === "u" || chart === "up" ? words.against : words.of;
  const counts = numeratorText && denominatorText ? ratio(numeratorText, denominatorText) : numeratorText || event;
  const shown = unit === "" || unit === "%" ? "" : unit;
  return {
    counts,
    facts: [shown, small(measure.form.rhythm[rhythm]), words.better[direction], measure.form.charts[chart]],
  };
}

/** Within a line a word begins small. */
function small(text: string): string {
  return text.charAt(0).toLocaleLowerCase("nb") + text.slice(1);
}

function textsOf({ name, numeratorText, denominatorText, event }: MeasureDefinition): string[] {
  return [name, numeratorText, denominatorText, event];
}

/** Every word that is looked for stands somewhere; large and small letters are alike. */
function isAbout(texts: readonly string[], text: string): boolean {
  const said = texts.join(" ").toLocaleLowerCase("nb");
  return text
    .trim()
    .toLocaleLowerCase("nb")
    .split(/\s+/)
    .every((word) => said.includes(word));
}
