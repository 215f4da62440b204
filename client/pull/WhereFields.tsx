import type { UnitId } from "../../shared/base/ids.ts";
import { PULL_KINDS } from "../../shared/pull/source.ts";
import { RadioGroup, TextArea, TextField } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../words/useWords.ts";
import type { Draft } from "./draft.ts";
import { useConnections } from "./queries.ts";

export interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  /** What is wrong with a field, by its name in what is sent. */
  readonly wrong: (field: string) => string | undefined;
}

/** Where the figures are: an address, or a query in a database that the operators have opened. */
export function WhereFields({
  draft,
  set,
  wrong,
  unitId,
  mayConnect,
}: PartProps & { readonly unitId: UnitId; readonly mayConnect: boolean }) {
  const words = useWords().pull.form;
  const { data: opened } = useConnections(unitId, mayConnect);
  const kinds = PULL_KINDS.filter((kind) => kind !== "sql" || mayConnect);
  return (
    <fieldset className="group">
      <legend>{words.where}</legend>
      <TextField
        label={words.name}
        hint={words.nameHelp}
        error={wrong("name")}
        value={draft.name}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <RadioGroup
        label={words.kind}
        name="kind"
        value={draft.kind}
        choices={kinds.map((value) => ({
          value,
          label: words.kinds[value],
          ...(value === "sql" && { hint: words.sqlHelp }),
        }))}
        onChange={(kind) => set({ kind })}
      />
      {draft.kind === "sql" ? (
        <Query draft={draft} set={set} wrong={wrong} databases={opened?.databases ?? []} />
      ) : (
        <Address draft={draft} set={set} wrong={wrong} secrets={opened?.secrets ?? []} />
      )}
    </fieldset>
  );
}

interface Secret {
  readonly name: string;
  readonly origin: string;
}

function Address({ draft, set, wrong, secrets }: PartProps & { readonly secrets: readonly Secret[] }) {
  const words = useWords().pull.form;
  const known = secrets.some(({ name }) => name === draft.secret) || draft.secret === "";
  const gone = known ? [] : [{ value: draft.secret, label: draft.secret }];
  return (
    <>
      <TextField
        label={words.address}
        hint={words.addressHelp}
        error={wrong("address") && words.wrongAddress}
        type="url"
        inputMode="url"
        className="pull-wide"
        value={draft.address}
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => set({ address: event.currentTarget.value })}
      />
      {(secrets.length > 0 || !known) && (
        <Select
          label={words.secret}
          hint={words.secretHelp}
          isOptional
          value={draft.secret}
          choices={[
            { value: "", label: words.noSecret },
            ...secrets.map(({ name, origin }) => ({ value: name, label: `${name} (${origin})` })),
            ...gone,
          ]}
          onChange={(secret) => set({ secret })}
        />
      )}
    </>
  );
}

function Query({ draft, set, wrong, databases }: PartProps & { readonly databases: readonly string[] }) {
  const words = useWords().pull.form;
  const names =
    databases.includes(draft.connection) || draft.connection === "" ? databases : [...databases, draft.connection];
  return (
    <>
      {databases.length === 0 && <p className="pull-note">{words.noDatabases}</p>}
      <Select
        label={words.connection}
        error={wrong("connection")}
        value={draft.connection}
        choices={[{ value: "", label: "–" }, ...names.map((name) => ({ value: name, label: name }))]}
        onChange={(connection) => set({ connection })}
      />
      <TextArea
        label={words.query}
        hint={words.queryHelp}
        error={wrong("query")}
        className="pull-code"
        rows={6}
        value={draft.query}
        maxLength={8000}
        spellCheck={false}
        onChange={(event) => set({ query: event.currentTarget.value })}
      />
    </>
  );
}
