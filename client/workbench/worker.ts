/// <reference lib="webworker" />
/**
 * Fetches a series in parts and computes what the workbench shows of it, beside the page. In: `Said`; out: `Heard`, one
 * for each, with its id.
 */
import { figureColumns, fromColumns } from "../../shared/measure/figureColumns.ts";
import type { StoredPoint } from "../../shared/measure/measure.ts";
import { ask, type Answer } from "../live/api.ts";
import { Bench } from "./bench.ts";
import type { Heard, Open, Said } from "./wire.ts";

let bench = new Bench([]);

addEventListener("message", (event: MessageEvent<Said>) => {
  void hear(event.data);
});

async function hear({ id, said }: Said): Promise<void> {
  try {
    if (said.kind !== "open" && said.kind !== "take") return say({ id, answer: bench.answer(said) });
    const opened = await pointsOf(said);
    if (!opened.ok) return say({ id, trouble: opened.refusal });
    bench = new Bench(opened.value);
    say({ id, answer: { kind: "opened", count: opened.value.length } });
  } catch (error) {
    say({ id, trouble: { code: "internal", message: String(error) } });
  }
}

function say(heard: Heard): void {
  postMessage(heard);
}

/** All parts of a series, one after the other: each takes the server some tens of milliseconds. */
async function pointsOf(open: Open): Promise<Answer<readonly StoredPoint[]>> {
  if (open.kind === "take") return { ok: true, value: open.points };
  const points: StoredPoint[] = [];
  let after = "";
  for (;;) {
    const part = await ask(`${open.path}/columns?unitId=${open.unitId}${after}`, figureColumns);
    if (!part.ok) return part;
    for (const point of fromColumns(part.value)) points.push(point);
    const { next } = part.value;
    if (!next) return { ok: true, value: points };
    after = `&period=${encodeURIComponent(next.period)}&key=${encodeURIComponent(next.key)}`;
  }
}
