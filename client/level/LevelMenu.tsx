import { useLocation } from "wouter";
import type { UnitId } from "../../shared/base/ids.ts";
import { listed } from "../../shared/protocol/boards.ts";
import { useUnit } from "../live/queries.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useWords } from "../words/useWords.ts";

/** What a leader does besides answering: walk the boards, say something to all of them, look after the unit. */
export function LevelMenu({ unitId }: { readonly unitId: UnitId }) {
  const words = useWords();
  const [, go] = useLocation();
  const { data: unit } = useUnit(unitId);
  if (!unit) return null;
  const at = `/enhet/${unitId}`;
  const items = [
    listed(unit.may, "round:walk") && { key: "round", label: words.round.open, path: `${at}/runde` },
    listed(unit.may, "message:send") && { key: "messages", label: words.message.open, path: `${at}/beskjeder` },
    { key: "unit", label: words.level.aboutUnit, path: at },
  ].filter((item) => item !== false);
  return (
    <Menu
      label={words.level.more}
      className="icon-button"
      items={items.map(({ key, label, path }) => ({ key, label, onSelect: () => go(path) }))}
    >
      <Icon name="more" />
    </Menu>
  );
}
