import type { Finding } from "../spc/explain.ts";
import { RULE_SET_FACTS, type RuleSet } from "../spc/ruleSets.ts";
import type { Signal } from "./signal.ts";
import type { SignalPicture } from "./signalPicture.ts";

/**
 * What a signal says, as `explain` would have said it when it stood so; indices point into the picture. Words are made of it
 * as of any other finding, so that a list and a tile say the same.
 */
export function findingOf(signal: Pick<Signal, "kind" | "rule" | "side" | "firm">, picture: SignalPicture): Finding {
  const { points } = picture;
  const marked = points.flatMap((point, i) => (point.marked ? [i] : []));
  const [from, to] = [marked[0] ?? 0, marked.at(-1) ?? Math.max(0, points.length - 1)];
  const level = points[to]?.centre ?? Number.NaN;
  const useful = picture.useful ?? Number.NaN;
  const preliminary = signal.firm ? undefined : ("last-point" as const);
  const side = signal.side === "below" ? "below" : "above";
  switch (signal.kind) {
    case "outside": {
      const value = points[from]?.y ?? Number.NaN;
      const limit = (side === "above" ? points[from]?.upper : points[from]?.lower) ?? Number.NaN;
      return { kind: "outside", side, at: from, value, limit, level };
    }
    case "run": {
      const last = points.findLastIndex(({ included, y }) => included && y !== null);
      const allowed = picture.longestMax ?? Number.NaN;
      const length = marked.length;
      return { kind: "run", side, length, from, to, holds: to === last, allowed, useful, preliminary, level };
    }
    case "pattern": {
      const name = signal.rule ?? "one-side";
      const broken = { ...(factsOf(name) ?? { number: 0, name }), side: signal.side ?? undefined };
      const set: RuleSet = "westernElectric";
      return { kind: "pattern", set, rule: broken, from, at: to, length: marked.length, preliminary, level };
    }
    case "crossings": {
      const since = points.findIndex(({ phase }) => phase === points.at(-1)?.phase);
      const least = picture.least ?? Number.NaN;
      const crossings = picture.crossings ?? Number.NaN;
      return { kind: "crossings", crossings, least, useful, preliminary, since: Math.max(0, since), level };
    }
  }
}

function factsOf(name: string) {
  return Object.values(RULE_SET_FACTS)
    .flatMap(({ rules }) => rules)
    .find((rule) => rule.name === name);
}
