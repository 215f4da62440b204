import type { Instant } from "../../shared/base/time.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { AnsweringTile } from "./AnsweringTile.tsx";
import { HealthTile } from "./HealthTile.tsx";
import type { OwnTile as Tile } from "./onWall.ts";
import { useHealth } from "./queries.ts";

interface Props {
  readonly tile: Tile;
  readonly facts: Board;
  readonly now: Instant;
}

const MINUTE = 60_000;

/** A tile about the meeting itself, on a wall between meetings. */
export function OwnTile({ tile, facts, now }: Props) {
  const { data } = useHealth(facts.id);
  const minute = Math.floor(now / MINUTE) * MINUTE;
  if (tile.kind === "answering") return <AnsweringTile unitId={facts.unitId} now={minute} as="own" size="wall" />;
  const [id] = data?.fading ?? [];
  const unit = { id: facts.unitId, name: facts.unitName };
  return data && id ? <HealthTile health={data} id={id} unit={unit} now={minute} size="wall" /> : null;
}
