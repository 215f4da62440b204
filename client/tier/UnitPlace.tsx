import { useState } from "react";
import { listed, type Unit } from "../../shared/protocol/boards.ts";
import type { TreeChange } from "../../shared/tier/changes.ts";
import { isLaidDown } from "../../shared/tier/tiers.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useWords } from "../words/useWords.ts";
import { ChangeUnitDialog } from "./ChangeUnitDialog.tsx";

/** What may be done to a unit's place among the others, for who may; the unit above all others stays where it is. */
export function UnitPlace({ unit, units }: { readonly unit: Unit; readonly units: readonly Unit[] }) {
  const { tier: words } = useWords();
  const [act, setAct] = useState<TreeChange["do"] | undefined>(undefined);
  const acts = actsOn(unit);
  if (acts.length === 0) return null;
  return (
    <>
      <Menu
        label={words.acts}
        className="icon-button"
        items={acts.map((each) => ({
          key: each,
          label: words.act[each],
          onSelect: () => setAct(each),
          ...(each === "close" && { tone: "danger" as const }),
        }))}
      >
        <Icon name="more" />
      </Menu>
      {act && <ChangeUnitDialog unit={unit} units={units} act={act} onClose={() => setAct(undefined)} />}
    </>
  );
}

function actsOn(unit: Unit): TreeChange["do"][] {
  if (unit.parentId === null) return [];
  const mayClose = listed(unit.may, "unit:close");
  if (isLaidDown(unit)) return mayClose ? ["open"] : [];
  return [
    ...(listed(unit.may, "unit:move") ? (["move"] as const) : []),
    ...(mayClose ? (["merge", "close"] as const) : []),
  ];
}
