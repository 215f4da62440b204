import { useWords } from "../words/useWords.ts";
import { Tabs } from "../ui/Tabs.tsx";
import { Lanes } from "./Lanes.tsx";
import { LevelLanes } from "./LevelLanes.tsx";
import { MatrixView } from "./matrix/MatrixView.tsx";

/** The cards of a board: in their lanes, or weighed in the priority matrix. */
export function BoardCards() {
  const words = useWords().matrix.view;
  return (
    <Tabs
      label={words.switch}
      tabs={[
        { key: "lanes", label: words.lanes, content: <Lanes /> },
        { key: "matrix", label: words.matrix, content: <Weighed /> },
      ]}
    />
  );
}

function Weighed() {
  return (
    <>
      <MatrixView />
      <LevelLanes takes="nothing" />
    </>
  );
}
