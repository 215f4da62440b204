import type { MeasureId } from "../../shared/base/ids.ts";
import { type Layout, USUAL_LAYOUT, WALL_PARTS, wallColumns, type WallPart } from "../../shared/huddle/layout.ts";
import { TextField } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly layout: Layout | undefined;
  /** The board's measures. */
  readonly measures: readonly { readonly id: MeasureId; readonly name: string }[];
  readonly onChange: (layout: Layout) => void;
}

const MORNING = "07:00";

/** What the wall shows for this kind of meeting, ticked off in words, with a small picture that follows. */
export function LayoutField({ layout = USUAL_LAYOUT, measures, onChange }: Props) {
  const words = useWords().layout;
  const set = (change: Partial<Layout>): void => onChange({ ...layout, ...change });
  const toggle = (panel: WallPart): void => {
    const next = WALL_PARTS.filter((each) => layout.panels.includes(each) !== (each === panel));
    // A wall that shows nothing at all is a mistake.
    if (next.length > 0) set({ panels: next });
  };
  const toggleMeasure = (id: MeasureId): void => {
    const chosen = layout.measures ?? [];
    set({ measures: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id] });
  };
  return (
    <fieldset className="meeting-layout">
      <legend>{words.title}</legend>
      <p className="meeting-layout-lead">{words.lead}</p>
      <div className="meeting-layout-pair">
        <div className="meeting-layout-choices">
          {WALL_PARTS.map((panel) => (
            <label key={panel}>
              <input type="checkbox" checked={layout.panels.includes(panel)} onChange={() => toggle(panel)} />
              <span>{words.panels[panel]}</span>
            </label>
          ))}
        </div>
        <LayoutPicture layout={layout} />
      </div>
      {layout.panels.includes("measures") && measures.length > 0 && (
        <Select
          label={words.measures}
          value={layout.measures === null ? "all" : "some"}
          choices={[
            { value: "all", label: words.all },
            { value: "some", label: words.some },
          ]}
          onChange={(value) => set({ measures: value === "all" ? null : [] })}
        />
      )}
      {layout.panels.includes("measures") && layout.measures !== null && (
        <div className="meeting-layout-choices" role="group" aria-label={words.measures}>
          {measures.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={layout.measures?.includes(id) ?? false}
                onChange={() => toggleMeasure(id)}
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      )}
      <div className="meeting-type-fields">
        <Select
          label={words.when}
          value={layout.from === null ? "follows" : "fixed"}
          choices={[
            { value: "follows", label: words.follows },
            { value: "fixed", label: words.fixed },
          ]}
          onChange={(value) => set({ from: value === "fixed" ? MORNING : null })}
        />
        {layout.from !== null && (
          <TextField
            label={words.from}
            inputMode="numeric"
            pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
            maxLength={5}
            autoComplete="off"
            required
            value={layout.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
        )}
      </div>
    </fieldset>
  );
}

/** The wall in small, as the choices make it. */
function LayoutPicture({ layout }: { readonly layout: Layout }) {
  const words = useWords().layout;
  const columns = wallColumns(layout);
  const said = layout.panels.map((panel) => words.panels[panel].toLowerCase()).join(", ");
  return (
    <div className="meeting-layout-picture" role="img" aria-label={words.picture(said)}>
      <div>
        {columns.map((column) => (
          <div key={column.join()} data-first={column[0]}>
            {column.map((panel) => (
              <span key={panel} data-panel={panel}>
                {words.panels[panel]}
              </span>
            ))}
          </div>
        ))}
      </div>
      <span>{words.always}</span>
    </div>
  );
}
