import type { RuleName, RuleSet } from "../../shared/spc/ruleSets.ts";

/** The rules by which a signal is known, in words: the sets by name, and a sentence for each rule that points break. */

type Side = "above" | "below" | "rising" | "falling" | undefined;
/** Of how many points it takes in, where they lie, the centre in words, and its first and last period. */
type Sentence = (length: number, side: Side, centre: string, from: string, to: string) => string;
type Sentences = Readonly<Record<RuleName, Sentence>>;

const counter = (words: string) => (count: number) => words.split(" ")[count - 1] ?? String(count);
const NB = counter("Ett To Tre Fire Fem Seks Sju Åtte Ni Ti");
const NN = counter("Eitt To Tre Fire Fem Seks Sju Åtte Ni Ti");
const EN = counter("One Two Three Four Five Six Seven Eight Nine Ten");
const over = (side: Side) => (side === "above" ? "over" : "under");
const above = (side: Side) => (side === "above" ? "above" : "below");

const SENTENCES_NB: Sentences = {
  outside: (_length, side, _centre, _from, to) => `Ett punkt ligger ${over(side)} grensen: ${to}.`,
  "long-run": (length, side, centre, from, to) =>
    `${NB(length)} punkter på rad ligger ${over(side)} ${centre}, ${from} til ${to}.`,
  "few-crossings": (_length, _side, centre, from, to) => `Krysser ${centre} sjeldnere enn ventet, ${from} til ${to}.`,
  "two-of-three": (_length, side, centre, from, to) =>
    `To av tre punkter ligger langt ${over(side)} ${centre}, ${from} til ${to}.`,
  "four-of-five": (_length, side, centre, from, to) =>
    `Fire av fem punkter ligger et stykke ${over(side)} ${centre}, ${from} til ${to}.`,
  "one-side": (length, side, centre, from, to) =>
    `${NB(length)} punkter på rad ligger ${over(side)} ${centre}, ${from} til ${to}.`,
  steady: (length, side, _centre, from, to) =>
    `${NB(length)} punkter på rad ${side === "rising" ? "stiger" : "synker"}, ${from} til ${to}.`,
  alternating: (length, _side, _centre, from, to) =>
    `${NB(length)} punkter går opp og ned annenhver gang, ${from} til ${to}.`,
  hugging: (length, _side, centre, from, to) =>
    `${NB(length)} punkter på rad ligger tett på ${centre}, ${from} til ${to}.`,
  avoiding: (length, _side, centre, from, to) =>
    `${NB(length)} punkter på rad ligger et stykke fra ${centre}, på begge sider, ${from} til ${to}.`,
};

const SENTENCES_NN: Sentences = {
  outside: (_length, side, _centre, _from, to) => `Eitt punkt ligg ${over(side)} grensa: ${to}.`,
  "long-run": (length, side, centre, from, to) =>
    `${NN(length)} punkt på rad ligg ${over(side)} ${centre}, ${from} til ${to}.`,
  "few-crossings": (_length, _side, centre, from, to) => `Kryssar ${centre} sjeldnare enn venta, ${from} til ${to}.`,
  "two-of-three": (_length, side, centre, from, to) =>
    `To av tre punkt ligg langt ${over(side)} ${centre}, ${from} til ${to}.`,
  "four-of-five": (_length, side, centre, from, to) =>
    `Fire av fem punkt ligg eit stykke ${over(side)} ${centre}, ${from} til ${to}.`,
  "one-side": (length, side, centre, from, to) =>
    `${NN(length)} punkt på rad ligg ${over(side)} ${centre}, ${from} til ${to}.`,
  steady: (length, side, _centre, from, to) =>
    `${NN(length)} punkt på rad ${side === "rising" ? "stig" : "søkk"}, ${from} til ${to}.`,
  alternating: (length, _side, _centre, from, to) =>
    `${NN(length)} punkt går opp og ned annakvar gong, ${from} til ${to}.`,
  hugging: (length, _side, centre, from, to) => `${NN(length)} punkt på rad ligg tett på ${centre}, ${from} til ${to}.`,
  avoiding: (length, _side, centre, from, to) =>
    `${NN(length)} punkt på rad ligg eit stykke frå ${centre}, på begge sider, ${from} til ${to}.`,
};

const SENTENCES_EN: Sentences = {
  outside: (_length, side, _centre, _from, to) => `One point is ${above(side)} the limit: ${to}.`,
  "long-run": (length, side, centre, from, to) =>
    `${EN(length)} points in a row are ${above(side)} ${centre}, ${from} to ${to}.`,
  "few-crossings": (_length, _side, centre, from, to) =>
    `Crosses ${centre} less often than expected, ${from} to ${to}.`,
  "two-of-three": (_length, side, centre, from, to) =>
    `Two of three points are far ${above(side)} ${centre}, ${from} to ${to}.`,
  "four-of-five": (_length, side, centre, from, to) =>
    `Four of five points are some way ${above(side)} ${centre}, ${from} to ${to}.`,
  "one-side": (length, side, centre, from, to) =>
    `${EN(length)} points in a row are ${above(side)} ${centre}, ${from} to ${to}.`,
  steady: (length, side, _centre, from, to) =>
    `${EN(length)} points in a row are ${side === "rising" ? "rising" : "falling"}, ${from} to ${to}.`,
  alternating: (length, _side, _centre, from, to) => `${EN(length)} points go up and down by turns, ${from} to ${to}.`,
  hugging: (length, _side, centre, from, to) =>
    `${EN(length)} points in a row are close to ${centre}, ${from} to ${to}.`,
  avoiding: (length, _side, centre, from, to) =>
    `${EN(length)} points in a row are some way from ${centre}, on both sides, ${from} to ${to}.`,
};

const NAMES = {
  bestbox: "best box",
  cutbox: "cut box",
  westernElectric: "Western Electric",
  nelson: "Nelson",
  makingDataCount: "Making Data Count",
};

interface Words {
  readonly sets: Readonly<Record<RuleSet, string>>;
  readonly pattern: Sentences;
}

export const nb: Words = { sets: { anhoej: "Anhøjs regler", ...NAMES }, pattern: SENTENCES_NB };
export const nn: Words = { sets: { anhoej: "reglane til Anhøj", ...NAMES }, pattern: SENTENCES_NN };
export const en: Words = { sets: { anhoej: "Anhøj’s rules", ...NAMES }, pattern: SENTENCES_EN };
