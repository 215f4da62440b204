import type { UnitKind } from "../../shared/tier/tiers.ts";

/** One measure in several units: summed up, and side by side. */

type Counted = readonly [one: string, many: string];

export interface MultiplesWords {
  /** Units by kind, and of several kinds together. */
  readonly units: Readonly<Record<UnitKind | "mixed", Counted>>;
  readonly summed: (count: string) => string;
  readonly partly: (units: string, count: string) => string;
  readonly title: string;
  readonly help: string;
  readonly added: string;
  readonly neverAdded: string;
  readonly own: string;
  readonly asTable: string;
  readonly asCharts: string;
  readonly more: (count: string) => string;
  readonly unit: string;
  readonly level: string;
  readonly latest: string;
  readonly says: string;
  readonly axis: (low: string, high: string) => string;
}

export const nb: MultiplesWords = {
  units: {
    section: ["seksjon", "seksjoner"],
    department: ["avdeling", "avdelinger"],
    clinic: ["klinikk", "klinikker"],
    hospital: ["sykehus", "sykehus"],
    trust: ["foretak", "foretak"],
    region: ["region", "regioner"],
    mixed: ["enhet", "enheter"],
  },
  summed: (count) => `summert fra ${count}`,
  partly: (units, count) => `summert fra ${units} av ${count}, flere tall ventes`,
  title: "Enhetene hver for seg",
  help: "Samme akse, egne grenser. Rekkefølgen er organisasjonens og sier ingenting om tallene.",
  added: "Tallet over er summen av disse. Signaler følges opp i hver enhet.",
  neverAdded: "Slike tall legges ikke sammen: et gjennomsnitt av gjennomsnitt er ingens gjennomsnitt.",
  own: "Enheten over har egne tall, så disse er ikke lagt sammen.",
  asTable: "Vis som tabell",
  asCharts: "Vis som diagrammer",
  more: (count) => `Vis ${count} til`,
  unit: "Enhet",
  level: "Nivå",
  latest: "Til og med",
  says: "Hva diagrammet sier",
  axis: (low, high) => `Aksen går fra ${low} til ${high} for alle.`,
};

export const nn: MultiplesWords = {
  units: {
    section: ["seksjon", "seksjonar"],
    department: ["avdeling", "avdelingar"],
    clinic: ["klinikk", "klinikkar"],
    hospital: ["sjukehus", "sjukehus"],
    trust: ["føretak", "føretak"],
    region: ["region", "regionar"],
    mixed: ["eining", "einingar"],
  },
  summed: (count) => `summert frå ${count}`,
  partly: (units, count) => `summert frå ${units} av ${count}, fleire tal er venta`,
  title: "Einingane kvar for seg",
  help: "Same akse, eigne grenser. Rekkjefølgja er organisasjonen si og seier ingenting om tala.",
  added: "Talet over er summen av desse. Signal blir følgde opp i kvar eining.",
  neverAdded: "Slike tal blir ikkje lagde saman: eit gjennomsnitt av gjennomsnitt er gjennomsnittet til ingen.",
  own: "Eininga over har eigne tal, så desse er ikkje lagde saman.",
  asTable: "Vis som tabell",
  asCharts: "Vis som diagram",
  more: (count) => `Vis ${count} til`,
  unit: "Eining",
  level: "Nivå",
  latest: "Til og med",
  says: "Kva diagrammet seier",
  axis: (low, high) => `Aksen går frå ${low} til ${high} for alle.`,
};

export const en: MultiplesWords = {
  units: {
    section: ["section", "sections"],
    department: ["department", "departments"],
    clinic: ["clinic", "clinics"],
    hospital: ["hospital", "hospitals"],
    trust: ["trust", "trusts"],
    region: ["region", "regions"],
    mixed: ["unit", "units"],
  },
  summed: (count) => `summed from ${count}`,
  partly: (units, count) => `summed from ${units} of ${count}, more figures are expected`,
  title: "The units one by one",
  help: "The same axis, limits of their own. The order is the organisation's and says nothing of the figures.",
  added: "The figure above is the sum of these. Signals are seen to in each unit.",
  neverAdded: "Such figures are not added: an average of averages is nobody's average.",
  own: "The unit above has figures of its own, so these are not added.",
  asTable: "Show as table",
  asCharts: "Show as charts",
  more: (count) => `Show ${count} more`,
  unit: "Unit",
  level: "Level",
  latest: "Up to",
  says: "What the chart says",
  axis: (low, high) => `The axis goes from ${low} to ${high} for all.`,
};
