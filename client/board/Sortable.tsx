import {
  Accessibility,
  AutoScroller,
  DragDropManager,
  Feedback,
  PointerActivationConstraints,
  StyleInjector,
} from "@dnd-kit/dom";
import { SortableKeyboardPlugin } from "@dnd-kit/dom/sortable";
import {
  DragDropProvider,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  useDragDropMonitor,
  useDroppable,
} from "@dnd-kit/react";
import { useSortable } from "@dnd-kit/react/sortable";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { type Drag, Dragging, type DragEnd, type DragStep, type Field } from "./dragging.ts";
import { isSamePlace, placeOf } from "./dropPlace.ts";

/**
 * Lists whose items are moved by mouse, finger and keyboard. With `dragging.ts` the one place that knows @dnd-kit. While
 * something is dragged nothing else moves: a line shows where it lands, so what others do meanwhile cannot pull the list
 * away under the hand.
 */
export function Sortable({ children, picture, ...field }: SortableProps) {
  const { lists, listName, words, flow, onDrop } = field;
  const [dragging] = useState(() => new Dragging({ lists, listName, words, flow, onDrop }));
  useLayoutEffect(() => dragging.show({ lists, listName, words, flow, onDrop }));
  return (
    <SortableContext.Provider value={dragging}>
      {/* The library reads its words once: another language is another provider. */}
      <Provider key={words.instructions} dragging={dragging} instructions={words.instructions} picture={picture}>
        {children}
      </Provider>
    </SortableContext.Provider>
  );
}

interface SortableProps extends Field {
  /** What the hand carries: a picture, so that the library never moves an element that React keeps. */
  readonly picture: (item: string) => ReactNode;
  readonly children: ReactNode;
}

interface ProviderProps {
  readonly dragging: Dragging;
  readonly instructions: string;
  readonly picture: (item: string) => ReactNode;
  readonly children: ReactNode;
}

function Provider({ dragging, instructions, picture, children }: ProviderProps) {
  const [{ plugins, manager }] = useState(() => {
    const wanted = pluginsOf(dragging, instructions);
    return {
      plugins: wanted,
      manager: withoutStyleElement(new DragDropManager({ plugins: wanted, sensors: SENSORS })),
    };
  });
  return (
    <DragDropProvider manager={manager} plugins={plugins} sensors={SENSORS}>
      <Watch dragging={dragging} />
      {children}
      <DragOverlay dropAnimation={null}>{(source) => picture(String(source.id))}</DragOverlay>
    </DragDropProvider>
  );
}

/** The library would put a style element in the page, which our content policy refuses: board.css holds its rules. */
function withoutStyleElement(manager: DragDropManager): DragDropManager {
  manager.registry.plugins.get(StyleInjector)?.destroy();
  return manager;
}

const SortableContext = createContext<Dragging | undefined>(undefined);

function useDragging(): Dragging {
  const dragging = useContext(SortableContext);
  if (!dragging) throw new Error("A sortable item stands outside its Sortable");
  return dragging;
}

/** What is read aloud is ours: the library's own words are English and name raw ids. */
function pluginsOf(dragging: Dragging, instructions: string) {
  return [
    Accessibility.configure({
      announcements: {
        dragstart: (event: DragStep) => dragging.sayStart(event),
        dragover: (event: DragStep) => dragging.sayOver(event),
        dragmove: (event: DragStep) => dragging.sayOver(event),
        dragend: (event: DragEnd) => dragging.sayEnd(event),
      },
      screenReaderInstructions: { draggable: instructions },
      debounce: 150,
    }),
    AutoScroller,
    Feedback.configure({ dropAnimation: null }),
  ];
}

const SENSORS = [
  PointerSensor.configure({
    activatorElements: (source) => [source.element],
    // A mouse drags after five pixels, so that a click stays a click; a finger after a quarter of a second, so that it scrolls.
    activationConstraints: (event) =>
      event.pointerType === "touch"
        ? [new PointerActivationConstraints.Delay({ value: 250, tolerance: 8 })]
        : [new PointerActivationConstraints.Distance({ value: 5 })],
    preventActivation: (event) => event.target instanceof Element && event.target.closest("[data-no-drag]") !== null,
  }),
  // Space alone picks up: Enter on a handle stays free for the menu.
  KeyboardSensor.configure({ keyboardCodes: { ...KeyboardSensor.defaults.keyboardCodes, start: ["Space"] } }),
];

/** Follows the drag outside React's rendering: only the two items beside the line draw themselves anew. */
function Watch({ dragging }: { readonly dragging: Dragging }) {
  const handlers = useMemo(
    () => ({
      onDragStart: (event: DragStep) => dragging.follow(event),
      onDragMove: (event: DragStep) => dragging.follow(event),
      onDragOver: (event: DragStep) => dragging.follow(event),
      onDragEnd: (event: DragEnd) => dragging.drop(event),
    }),
    [dragging],
  );
  useDragDropMonitor(handlers);
  return null;
}

/** Whether the line of the landing place is drawn at an item (before it), or at the end of a list. */
function useLine(list: string, at: (drag: Drag, rest: readonly string[]) => boolean): boolean {
  const dragging = useDragging();
  return useSyncExternalStore(dragging.subscribe, () => {
    const drag = dragging.current();
    const { lists } = dragging.field();
    if (drag?.place?.list !== list || isSamePlace(drag.place, placeOf(lists, drag.item))) return false;
    return at(
      drag,
      (lists.get(list) ?? []).filter((other) => other !== drag.item),
    );
  });
}

interface SortableItem {
  readonly ref: (element: Element | null) => void;
  readonly handleRef: (element: HTMLElement | null) => void;
  readonly isDragged: boolean;
  /** The dragged one lands before this one. */
  readonly line: boolean;
}

/**
 * One item that can be moved: its whole surface by pointer, its handle by keyboard.
 * The handle must carry its own `aria-roledescription`: the library's is English.
 */
export function useSortableItem(list: string, item: string, index: number, label: string): SortableItem {
  const dragging = useDragging();
  const handle = useRef<HTMLElement | null>(null);
  const sortable = useSortable({ id: item, index, group: list, data: { label }, plugins: ITEM_PLUGINS });
  const line = useLine(list, (drag, rest) => rest[drag.place?.index ?? -1] === item);
  // A card that went to another list is drawn anew there: the focus follows it.
  useEffect(() => {
    if (dragging.takesFocus(item)) handle.current?.focus();
  });
  const { ref, handleRef } = sortable;
  const bothRefs = useCallback(
    (element: HTMLElement | null) => {
      handle.current = element;
      handleRef(element);
    },
    [handleRef],
  );
  return { ref, handleRef: bothRefs, isDragged: sortable.isDragSource, line };
}

const ITEM_PLUGINS = [SortableKeyboardPlugin];

interface SortableEnd {
  readonly ref: (element: Element | null) => void;
  readonly line: boolean;
}

/** The place after the last item, so that an empty list can take one too. */
export function useSortableEnd(list: string): SortableEnd {
  const { ref } = useDroppable({ id: `end of ${list}`, data: { endOf: list } });
  return { ref, line: useLine(list, (drag, rest) => drag.place?.index === rest.length) };
}

/** The whole surface of a list, or its tab: letting go there lays the item last. For pointers; keys go item by item. */
export function useSortableSurface(list: string, name: string): SortableEnd {
  const { ref, isDropTarget } = useDroppable({
    id: `${name} of ${list}`,
    data: { endOf: list },
    collisionPriority: 0,
    accept: (source) => !(source.manager?.dragOperation.activatorEvent instanceof KeyboardEvent),
  });
  return { ref, line: isDropTarget };
}
