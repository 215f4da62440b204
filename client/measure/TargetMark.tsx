import type { TargetVerdict } from "../../shared/spc/target.ts";
import { useWords } from "../words/useWords.ts";
import type { Told } from "./told.ts";
import "./measure.css";

/** What the process as it is now says of the target: a shape and a word, in no colour of its own. */
export function TargetMark({ told }: { readonly told: Told }) {
  const words = useWords().measure.target;
  if (!told.target) return null;
  return (
    <span className="spc-mark">
      <TargetShape verdict={told.target} />
      {words[told.target]}
    </span>
  );
}

/** Rings around a middle: hit, now hit and now missed, and missed. */
function TargetShape({ verdict }: { readonly verdict: TargetVerdict }) {
  return (
    <svg className="spc-mark-shape" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8" />
      {verdict === "met-stably" && <circle className="spc-mark-full" cx="10" cy="10" r="4" />}
      {verdict === "varies" && <path className="spc-mark-full" d="M10 6a4 4 0 0 0 0 8Z" />}
      {verdict === "not-without-change" && <path d="M6.5 6.5l7 7M13.5 6.5l-7 7" />}
    </svg>
  );
}
