import { freeze, MOST_POINTS, type SignalPicture } from "./signalPicture.ts";
import { type Found, type Judged, signalsIn } from "./signalDerive.ts";

/**
 * A series as it is now, to go along with something: its last points, and of its signals the one that ends last among them.
 * @param version of the definition
 */
export function pictureNow(judged: Judged, version: number): SignalPicture {
  const { read } = judged;
  const first = read.analysis.points.length - MOST_POINTS;
  const seen = signalsIn(judged).filter(({ marked }) => marked.length > 0 && marked.every((point) => point >= first));
  const latest = seen.toSorted((a, b) => b.at.to - a.at.to)[0];
  return freeze(read, latest ?? nothing(read.analysis.phases.at(-1)?.number ?? 1), version);
}

/** What judges nothing: the points and the lines of a series without a signal. */
function nothing(phaseNumber: number): Found {
  return {
    kind: "run",
    rule: null,
    side: null,
    phase: "",
    phaseNumber,
    from: null,
    to: null,
    at: { from: 0, to: 0 },
    marked: [],
    firm: false,
    isNews: false,
  };
}
