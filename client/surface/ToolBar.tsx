import type { ReactNode } from "react";
import { INKS, type Ink, PAPERS, type Paper } from "../../shared/surface/schema.ts";
import { useBoard } from "../board/useBoard.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";
import { useDesk } from "./desk.ts";
import { type Tool, TOOLS, WIDTHS, type Width } from "./toolState.ts";

const ICONS: Readonly<Record<Tool, IconName>> = {
  select: "pointer",
  pan: "hand",
  pen: "pen",
  eraser: "eraser",
  note: "note",
  text: "text",
  arrow: "arrowRight",
  card: "board",
};

interface Props {
  /** What can be chosen for the tool or for what is selected. */
  readonly options: ReactNode;
  readonly onTool: (tool: Tool) => void;
  readonly back: { readonly label: string; readonly onPress: () => void };
}

/** All that a hand needs, in the lowest part of the screen: choices above, tools below. */
export function ToolBar({ options, onTool, back }: Props) {
  const words = useWords().surface;
  const { surface, held, mayWrite, showAll, zoomBy } = useDesk();
  const canUndo = useBoard(surface, (each) => each.canUndo);
  const tools = mayWrite ? TOOLS : (["pan"] as const);
  return (
    <div className="surface-bar">
      <div className="surface-row" role="group" aria-label={words.options}>
        {options}
      </div>
      <div className="surface-row surface-tools" role="toolbar" aria-label={words.tools}>
        {tools.map((tool) => (
          <ToolButton
            key={tool}
            icon={ICONS[tool]}
            label={words.tool[tool]}
            isOn={held.tool === tool}
            onPress={() => onTool(tool)}
          />
        ))}
        <span className="surface-gap" />
        {mayWrite && <ToolButton icon="undo" label={words.undo} isOff={!canUndo} onPress={() => surface.undo()} />}
        <ToolButton icon="minus" label={words.zoomOut} isMark onPress={() => zoomBy(0.8)} />
        <ToolButton icon="add" label={words.zoomIn} isMark onPress={() => zoomBy(1.25)} />
        <ToolButton icon="showAll" label={words.showAll} onPress={showAll} />
        <ToolButton icon="arrowLeft" label={back.label} onPress={back.onPress} />
      </div>
    </div>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  /** For one of several, of which one holds. */
  readonly isOn?: boolean;
  readonly isOff?: boolean;
  /** The mark says all, also on a wall. */
  readonly isMark?: boolean;
  readonly onPress: () => void;
}

export function ToolButton({ icon, label, isOn, isOff = false, isMark = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className="surface-tool"
      aria-pressed={isOn}
      aria-label={label}
      title={label}
      disabled={isOff}
      data-mark={isMark || undefined}
      onClick={onPress}
    >
      <Icon name={icon} />
      {!isMark && <span>{label}</span>}
    </button>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly names: Readonly<Record<Value, string>>;
  readonly kind: "paper" | "ink" | "width";
  readonly value: Value | undefined;
  readonly onChoose: (value: Value) => void;
}

/** A row of colours or widths: each shows itself, and says its name. */
function Choice<Value extends string>({ label, values, names, kind, value, onChoose }: ChoiceProps<Value>) {
  return (
    <div className="surface-choice" role="group" aria-label={label}>
      {values.map((each) => (
        <button
          key={each}
          type="button"
          className="surface-swatch"
          aria-pressed={each === value}
          aria-label={names[each]}
          title={names[each]}
          onClick={() => onChoose(each)}
        >
          <i data-kind={kind} data-paper={each} data-ink={each} data-width={each} />
        </button>
      ))}
    </div>
  );
}

export function PaperChoice({ value, onChoose }: { value: Paper | undefined; onChoose: (paper: Paper) => void }) {
  const words = useWords().surface;
  return (
    <Choice label={words.papers} values={PAPERS} names={words.paper} kind="paper" value={value} onChoose={onChoose} />
  );
}

export function InkChoice({ value, onChoose }: { value: Ink; onChoose: (ink: Ink) => void }) {
  const words = useWords().surface;
  return <Choice label={words.inks} values={INKS} names={words.ink} kind="ink" value={value} onChoose={onChoose} />;
}

const WIDTH_NAMES: readonly Width[] = ["thin", "medium", "thick"] satisfies (keyof typeof WIDTHS)[];

export function WidthChoice({ value, onChoose }: { value: Width; onChoose: (width: Width) => void }) {
  const words = useWords().surface;
  return (
    <Choice
      label={words.widths}
      values={WIDTH_NAMES}
      names={words.width}
      kind="width"
      value={value}
      onChoose={onChoose}
    />
  );
}
