import { useEffect, useState } from "react";
import { liveSocket } from "../live/socket.ts";
import { type PressableAct, WallEnd } from "./wallEnd.ts";

interface Props {
  readonly step: string;
  readonly acts: readonly PressableAct[];
}

/** There while a phone is lent to this wall: the phone sees the row and the fields, and uses them. Shows nothing itself. */
export function PhoneEnd({ step, acts }: Props) {
  const [end] = useState(() => new WallEnd());
  useEffect(() => liveSocket.withWire((wire) => end.start(wire)), [end]);
  useEffect(() => end.show({ step, acts }), [end, step, acts]);
  return null;
}
