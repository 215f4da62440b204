import { useState } from "react";
import { Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useWords } from "../words/useWords.ts";
import { useAltKey } from "../ui/useAltKey.ts";
import { pointableNow, targetAtHand } from "./pointable.ts";
import { useLongPress } from "./useLongPress.ts";
import { useMoment } from "./useMoment.tsx";

/**
 * Pointing in three ways: hold the thing for a moment, Alt + P on what has the focus (else on what the stage shows), or
 * choose it by name from this menu.
 */
export function PointMenu() {
  const { point, isIn } = useMoment();
  const words = useWords().moment;
  const [things, setThings] = useState(pointableNow);
  const look = (): void => setThings(pointableNow());
  useAltKey("KeyP", () => {
    const target = targetAtHand();
    if (target) point(target);
  });
  useLongPress(point);
  const items = things.map(({ target, title }) => ({ key: target, label: title, onSelect: () => point(target) }));
  const nothing = [{ key: "none", label: isIn ? words.nothing : words.notIn, isDisabled: true, onSelect: look }];
  return (
    <div className="moment-point" onPointerDownCapture={look} onKeyDownCapture={look} title={words.pointHelp}>
      <Menu label={words.pointAt} className="moment-tool" items={isIn && items.length > 0 ? items : nothing}>
        <Icon name="target" />
        <span>{words.point}</span>
      </Menu>
    </div>
  );
}
