/** The words of measures: sentences, charts, definitions. Numbers and periods come in ready. */

const NUMBERS_NB = ["null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"];
const NUMBERS_NN = ["null", "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"];
const NUMBERS_EN = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Units as they are typed, where one of them is called something else. */
type Singles = Readonly<Record<string, string>>;
const SINGLE_NB: Singles = { dager: "dag", timer: "time", minutter: "minutt", uker: "uke", måneder: "måned" };
const SINGLE_NN: Singles = { dagar: "dag", dager: "dag", timar: "time", veker: "veke", månader: "månad" };
const SINGLE_EN: Singles = { days: "day", hours: "hour", minutes: "minute", weeks: "week", months: "month" };

const counted = (words: readonly string[]) => (count: number) => words[count] ?? String(count);
const times = (words: readonly string[], one: string, many: string) => (count: number) =>
  `${counted(words)(count)} ${count === 1 ? one : many}`;
/** The charts go by the same letters everywhere. */
const CHARTS_NORWEGIAN = {
  run: "rundiagram",
  i: "I-diagram",
  mr: "MR-diagram",
  ip: "I′-diagram",
  xbar: "X̄-diagram",
  s: "S-diagram",
  t: "T-diagram",
  p: "P-diagram",
  pp: "P′-diagram",
  u: "U-diagram",
  up: "U′-diagram",
  c: "C-diagram",
  g: "G-diagram",
  np: "NP-diagram",
};
type ChartNames = typeof CHARTS_NORWEGIAN;
const CHARTS_ENGLISH: ChartNames = {
  run: "run chart",
  i: "I chart",
  mr: "MR chart",
  ip: "I′ chart",
  xbar: "X̄ chart",
  s: "S chart",
  t: "T chart",
  p: "P chart",
  pp: "P′ chart",
  u: "U chart",
  up: "U′ chart",
  c: "C chart",
  g: "G chart",
  np: "NP chart",
};
/** What a chart is judged by, named under it. */
function rulesOf(limits: string, run: string, named: ChartNames): ChartNames {
  const told = (chart: keyof ChartNames) => `${named[chart]}, ${limits}`;
  return {
    run,
    i: told("i"),
    mr: told("mr"),
    ip: told("ip"),
    xbar: told("xbar"),
    s: told("s"),
    t: told("t"),
    p: told("p"),
    pp: told("pp"),
    u: told("u"),
    up: told("up"),
    c: told("c"),
    g: told("g"),
    np: told("np"),
  };
}
type Side = "above" | "below";
/** What the next signal would take, in figures that are ready. */
interface Next {
  readonly above: string | undefined;
  readonly below: string | undefined;
  readonly run: { readonly side: Side; readonly count: number; readonly centre: string } | undefined;
}
/** The ways to a next signal, joined: beyond a limit, or a row that grows. */
interface NextWords {
  readonly over: Readonly<Record<Side, string>>;
  readonly figure: (where: string) => string;
  readonly row: (count: number, side: string, centre: string) => string;
  readonly or: string;
}
function ways({ above, below, run }: Next, words: NextWords): string {
  const limits = [above && `${words.over.above} ${above}`, below && `${words.over.below} ${below}`].filter(Boolean);
  const figure = limits.length > 0 ? [words.figure(limits.join(` ${words.or} `))] : [];
  const row = run ? [words.row(run.count, words.over[run.side], run.centre)] : [];
  return [...figure, ...row].join(`, ${words.or} `);
}
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const nb = {
  title: "Målinger",
  none: "Ingen målinger ennå",
  noneHelp: "Lag en måling som seksjonen selv vil følge. Tallene kan skrives inn for hånd eller komme av seg selv.",

  state: {
    signal: "signal",
    new: "nytt signal",
    preliminary: "foreløpig signal",
    seen: "signal · sett",
    explained: "signal · forklart",
    /** Beside a name on a wall, where there is room for a word. */
    brief: { signal: "signal", new: "nytt", preliminary: "foreløpig", seen: "sett", explained: "forklart" },
    favourable: "gunstig",
    unfavourable: "ugunstig",
  },

  /** What the process as it is now says of the target. */
  target: {
    "met-stably": "Målet nås stabilt",
    "not-without-change": "Målet nås ikke uten endring",
    varies: "Målet nås av og til",
  },

  /** One plain sentence: level and period, never the last point against the one before. */
  single: SINGLE_NB,

  say: {
    empty: "Ingen tall ennå.",
    begun: (period: string, value: string) => `${capital(period)} er ikke over: ${value} så langt.`,
    one: (value: string) => `Ett tall så langt: ${value}. For lite til å si noe sikkert.`,
    few: (level: string, count: number) =>
      `${capital(counted(NUMBERS_NB)(count))} tall så langt, medianen er ${level}. For få til å si noe sikkert.`,
    young: (level: string, since: string, before: string) =>
      `Rundt ${level} siden ${since}, før ${before}. For få tall ennå til å si om det varer.`,
    constant: (level: string, since: string) => `Har vært ${level} hele tiden siden ${since}: ingen variasjon.`,
    constantBefore: (level: string, since: string, before: string) =>
      `Har vært ${level} hele tiden siden ${since}, før ${before}.`,
    stable: (level: string, since: string) => `Vanlig variasjon rundt ${level} siden ${since}.`,
    stableBefore: (level: string, since: string, before: string) =>
      `Stabilt rundt ${level} siden ${since}, før ${before}.`,
    exceptions: (list: string) => `Utenfor grensene: ${list}.`,
    outside: (period: string, value: string, limit: string, level: string, side: Side) =>
      `${capital(period)}: ${value}, ${side === "above" ? "over" : "under"} grensen på ${limit}. Vanlig nivå er ${level}.`,
    outsideTime: (period: string, value: string, event: string, level: string, side: Side) =>
      `${capital(period)}: ${side === "below" ? "bare" : "hele"} ${value} siden forrige ${event}, mot vanligvis ${level}.`,
    runHolds: (count: number, side: Side, centre: string, from: string) =>
      `${capital(counted(NUMBERS_NB)(count))} punkter på rad ligger ${side === "above" ? "over" : "under"} ${centre}, siden ${from}.`,
    runEnded: (count: number, side: Side, centre: string, from: string, to: string) =>
      `${capital(counted(NUMBERS_NB)(count))} punkter på rad lå ${side === "above" ? "over" : "under"} ${centre}, fra ${from} til ${to}.`,
    /** Few crossings judge the whole stretch: no direction, and no since when. */
    crossings: (crossings: number, centre: string, from: string, to: string) =>
      `Kurven krysser ${centre} bare ${times(NUMBERS_NB, "gang", "ganger")(crossings)} fra ${from} til ${to}.`,

    /** The second sentence: why it is a signal, what is needed to judge, or what the next signal would take. */
    rareRun: (allowed: number, useful: number) =>
      `Mer enn ${counted(NUMBERS_NB)(allowed)} på rad skjer sjelden tilfeldig når vi har ${times(NUMBERS_NB, "punkt", "punkter")(useful)}.`,
    rareCrossings: (least: number, useful: number) =>
      `Færre enn ${counted(NUMBERS_NB)(least)} ganger skjer sjelden tilfeldig når vi har ${times(NUMBERS_NB, "punkt", "punkter")(useful)}.`,
    rareOutside: "Et punkt utenfor grensene skjer sjelden tilfeldig.",
    rare: "Det skjer sjelden tilfeldig.",
    preliminary: {
      "last-point": "Foreløpig: neste tall viser om det holder.",
      "few-points": "Foreløpig: det er få tall ennå.",
    },
    needed: (count: number) => `${capital(times(NUMBERS_NB, "tall", "tall")(count))} til, så kan vi se etter mønstre.`,
    limitsAt: (count: number) => `Grensene kommer når vi har ${counted(NUMBERS_NB)(count)} tall.`,
    next: (next: Next) =>
      `Det blir signal hvis ${ways(next, {
        over: { above: "over", below: "under" },
        figure: (where) => `et nytt tall er ${where}`,
        row: (count, side, centre) =>
          count === 1
            ? `neste tall også er ${side} ${centre}`
            : `${counted(NUMBERS_NB)(count)} til på rad er ${side} ${centre}`,
        or: "eller",
      })}.`,
    favourable: "Det er gunstig.",
    unfavourable: "Det er ugunstig.",
    event: "hendelse",
    point: (number: string) => `punkt ${number}`,
    centre: {
      median: (level: string) => `medianen på ${level}`,
      mean: (level: string) => `gjennomsnittet på ${level}`,
      usual: (level: string) => `det vanlige på ${level}`,
    },
    centreName: { median: "medianen", mean: "gjennomsnittet", usual: "det vanlige" },
    /** Charts of spread: their figures are not the measure itself. */
    spread: {
      s: (figure: string) => `et standardavvik på ${figure}`,
      mr: (figure: string) => `en endring på ${figure}`,
    },
    and: "og",
  },

  /** One point, to those who walk along the chart. */
  point: {
    of: (count: string, of: string) => `${count} av ${of}`,
    per: (count: string, of: string) => `${count} på ${of}`,
    above: "over øvre grense",
    below: "under nedre grense",
    inRun: (side: Side, centre: string) => `i en lang rekke ${side === "above" ? "over" : "under"} ${centre}`,
    note: (text: string) => `notat: ${text}`,
    excluded: (reason: string) => `holdt utenfor: ${reason}`,
    gap: (count: number) => `${times(NUMBERS_NB, "periode", "perioder")(count)} uten tall før denne`,
  },

  age: {
    latest: (period: string, when: string) => `til og med ${period}, oppdatert ${when}`,
    upTo: (period: string) => `til og med ${period}`,
    old: (period: string) => `gamle tall: siste er ${period}`,
    none: "ingen tall ennå",
  },

  chart: {
    median: (value: string) => `median ${value}`,
    mean: (value: string) => `gjennomsnitt ${value}`,
    usual: (value: string) => `vanligvis ${value}`,
    limit: (value: string) => `grense ${value}`,
    target: (value: string) => `mål ${value}`,
    phase: (number: number) => `fase ${number}`,
    asTable: "Vis som tabell",
    asChart: "Vis som diagram",
    tableOf: (name: string) => `Vis ${name} som tabell`,
    chartOf: (name: string) => `Vis ${name} som diagram`,
    better: { up: "↑ høyt er bra", down: "↓ lavt er bra" },
    picture: "diagram",
    walk: "Piltastene går fra punkt til punkt, Home og End til første og siste, S til neste signal.",
    download: {
      menu: "Last ned bilde",
      png: "PNG, til presentasjoner",
      svg: "SVG, til trykk",
      failed: "Bildet kunne ikke lages.",
    },
    made: (day: string) => `laget ${day}`,
    source: (source: string) => `kilde: ${source}`,
    freeze:
      "Grensene regnes fortsatt om for hvert nytt tall. Frys dem når dere er enige om at dette er utgangspunktet.",
    ruled: (chart: string, rules: string) => `${chart}, grenser ved 3 sigma, og ${rules}`,
    rules: rulesOf("grenser ved 3 sigma, og Anhøjs regler", "Rundiagram med Anhøjs regler", CHARTS_NORWEGIAN),
    early: "Grensene vises når det er 20 punkter.",
  },

  table: {
    period: "Periode",
    value: "Verdi",
    count: "Antall",
    of: "Av",
    level: "Nivå",
    limits: "Grenser",
    remark: "Merknad",
    unfinished: "ikke ferdig",
    excluded: "holdt utenfor",
    signal: "signal",
  },

  form: {
    define: "Lag en måling",
    edit: "Endre målingen",
    name: "Hva måler dere?",
    nameHelp: "Kort, slik dere sier det i møtet. For eksempel «Ventetid over 20 min».",
    kind: "Hva slags tall er det?",
    kinds: {
      share: "Hvor mange av hvor mange",
      shareHelp: "For eksempel 12 av 93 pasienter",
      figure: "Ett tall for hver periode",
      figureHelp: "For eksempel minutter, antall eller liter",
      time: "Tiden mellom sjeldne hendelser",
      timeHelp: "For eksempel dager mellom fall",
    },
    often: "Hvor ofte kommer det et nytt tall?",
    rhythm: {
      day: "Hver dag",
      week: "Hver uke",
      month: "Hver måned",
      quarter: "Hvert kvartal",
      event: "Når det skjer",
    },
    better: "Hva er bedre?",
    direction: { up: "Høyere", down: "Lavere", neutral: "Verken eller" },
    suggests: (chart: string) => `Vi foreslår ${chart}.`,
    charts: CHARTS_NORWEGIAN,
    chart: "Diagram",
    unit: "Enhet bak tallet",
    unitHelp: "For eksempel %, dager eller minutter. Kan stå tom.",
    event: "Hendelsen med ett ord",
    eventHelp: "For eksempel «fall»",
    numerator: "Hva telles?",
    denominator: "Av hva?",
    target: "Mål",
    targetHelp: "Tallet dere vil nå. Kan stå tomt.",
    decimals: "Desimaler",
    responsible: "Hvem har ansvaret?",
    responsibleHelp: "En rolle, for eksempel fagsykepleier",
    source: "Hvor kommer tallene fra?",
    save: "Lagre",
    cancel: "Avbryt",
    notNumber: "Skriv et tall",
    needed: "Dette må fylles ut",
    version: (number: number) => `versjon ${number}`,
  },

  type: {
    open: "Skriv inn et tall",
    period: "Periode",
    value: "Verdi",
    numerator: "Antall",
    denominator: "Av",
    save: "Lagre tallet",
    saved: (period: string) => `Tallet for ${period} er lagret.`,
    corrected: (period: string) => `Tallet for ${period} er rettet. Det gamle er tatt vare på.`,
    unchanged: "Det tallet var der fra før.",
    periods: {
      day: "Dag",
      week: "Uke",
      month: "Måned",
      quarter: "Kvartal",
      event: "Dag det skjedde",
    },
  },

  page: {
    acts: "Flere valg for målingen",
    back: "Målinger",
    history: "Rettelser",
    noHistory: "Ingen tall er rettet.",
    emptyHelp:
      "Skriv inn det første tallet, hent inn fra fil, eller la et annet system sende tallene. Det ordnes på siden Målinger.",
    was: (value: string, when: string) => `var ${value}, rettet ${when}`,
    about: "Om målingen",
    responsible: "Ansvar",
    source: "Kilde",
    rhythm: "Rytme",
    chart: "Diagram",
    counts: "Teller",
    failed: "Målingen kunne ikke hentes.",
    loading: "Henter målingen",
    example: "eksempel",
    archived: "tatt ned",
    archive: "Ta ned målingen",
    restore: "Ta den fram igjen",
    showArchived: "Vis målinger som er tatt ned",
  },
};

export const nn: typeof nb = {
  title: "Målingar",
  none: "Ingen målingar enno",
  noneHelp: "Lag ei måling som seksjonen sjølv vil følgje. Tala kan skrivast inn for hand eller kome av seg sjølve.",

  state: {
    signal: "signal",
    new: "nytt signal",
    preliminary: "førebels signal",
    seen: "signal · sett",
    explained: "signal · forklart",
    brief: { signal: "signal", new: "nytt", preliminary: "førebels", seen: "sett", explained: "forklart" },
    favourable: "gunstig",
    unfavourable: "ugunstig",
  },

  target: {
    "met-stably": "Målet blir nådd stabilt",
    "not-without-change": "Målet blir ikkje nådd utan endring",
    varies: "Målet blir nådd av og til",
  },

  single: SINGLE_NN,

  say: {
    empty: "Ingen tal enno.",
    begun: (period, value) => `${capital(period)} er ikkje over: ${value} så langt.`,
    one: (value) => `Eitt tal så langt: ${value}. For lite til å seie noko sikkert.`,
    few: (level, count) =>
      `${capital(counted(NUMBERS_NN)(count))} tal så langt, medianen er ${level}. For få til å seie noko sikkert.`,
    young: (level, since, before) =>
      `Rundt ${level} sidan ${since}, før ${before}. For få tal enno til å seie om det varer.`,
    constant: (level, since) => `Har vore ${level} heile tida sidan ${since}: ingen variasjon.`,
    constantBefore: (level, since, before) => `Har vore ${level} heile tida sidan ${since}, før ${before}.`,
    stable: (level, since) => `Vanleg variasjon rundt ${level} sidan ${since}.`,
    stableBefore: (level, since, before) => `Stabilt rundt ${level} sidan ${since}, før ${before}.`,
    exceptions: (list) => `Utanfor grensene: ${list}.`,
    outside: (period, value, limit, level, side) =>
      `${capital(period)}: ${value}, ${side === "above" ? "over" : "under"} grensa på ${limit}. Vanleg nivå er ${level}.`,
    outsideTime: (period, value, event, level, side) =>
      `${capital(period)}: ${side === "below" ? "berre" : "heile"} ${value} sidan førre ${event}, mot vanlegvis ${level}.`,
    runHolds: (count, side, centre, from) =>
      `${capital(counted(NUMBERS_NN)(count))} punkt på rad ligg ${side === "above" ? "over" : "under"} ${centre}, sidan ${from}.`,
    runEnded: (count, side, centre, from, to) =>
      `${capital(counted(NUMBERS_NN)(count))} punkt på rad låg ${side === "above" ? "over" : "under"} ${centre}, frå ${from} til ${to}.`,
    crossings: (crossings, centre, from, to) =>
      `Kurva kryssar ${centre} berre ${times(NUMBERS_NN, "gong", "gonger")(crossings)} frå ${from} til ${to}.`,
    rareRun: (allowed, useful) =>
      `Meir enn ${counted(NUMBERS_NN)(allowed)} på rad skjer sjeldan tilfeldig når vi har ${times(NUMBERS_NN, "punkt", "punkt")(useful)}.`,
    rareCrossings: (least, useful) =>
      `Færre enn ${counted(NUMBERS_NN)(least)} gonger skjer sjeldan tilfeldig når vi har ${times(NUMBERS_NN, "punkt", "punkt")(useful)}.`,
    rareOutside: "Eit punkt utanfor grensene skjer sjeldan tilfeldig.",
    rare: "Det skjer sjeldan tilfeldig.",
    preliminary: {
      "last-point": "Førebels: neste tal viser om det held.",
      "few-points": "Førebels: det er få tal enno.",
    },
    needed: (count) => `${capital(times(NUMBERS_NN, "tal", "tal")(count))} til, så kan vi sjå etter mønster.`,
    limitsAt: (count) => `Grensene kjem når vi har ${counted(NUMBERS_NN)(count)} tal.`,
    next: (next) =>
      `Det blir signal dersom ${ways(next, {
        over: { above: "over", below: "under" },
        figure: (where) => `eit nytt tal er ${where}`,
        row: (count, side, centre) =>
          count === 1
            ? `neste tal òg er ${side} ${centre}`
            : `${counted(NUMBERS_NN)(count)} til på rad er ${side} ${centre}`,
        or: "eller",
      })}.`,
    favourable: "Det er gunstig.",
    unfavourable: "Det er ugunstig.",
    event: "hending",
    point: (number) => `punkt ${number}`,
    centre: {
      median: (level) => `medianen på ${level}`,
      mean: (level) => `gjennomsnittet på ${level}`,
      usual: (level) => `det vanlege på ${level}`,
    },
    centreName: { median: "medianen", mean: "gjennomsnittet", usual: "det vanlege" },
    spread: { s: (figure) => `eit standardavvik på ${figure}`, mr: (figure) => `ei endring på ${figure}` },
    and: "og",
  },

  point: {
    of: (count, of) => `${count} av ${of}`,
    per: (count, of) => `${count} på ${of}`,
    above: "over øvre grense",
    below: "under nedre grense",
    inRun: (side, centre) => `i ei lang rekkje ${side === "above" ? "over" : "under"} ${centre}`,
    note: (text) => `notat: ${text}`,
    excluded: (reason) => `halden utanfor: ${reason}`,
    gap: (count) => `${times(NUMBERS_NN, "periode", "periodar")(count)} utan tal før denne`,
  },

  age: {
    latest: (period, when) => `til og med ${period}, oppdatert ${when}`,
    upTo: (period) => `til og med ${period}`,
    old: (period) => `gamle tal: siste er ${period}`,
    none: "ingen tal enno",
  },

  chart: {
    median: (value) => `median ${value}`,
    mean: (value) => `gjennomsnitt ${value}`,
    usual: (value) => `vanlegvis ${value}`,
    limit: (value) => `grense ${value}`,
    target: (value) => `mål ${value}`,
    phase: (number) => `fase ${number}`,
    asTable: "Vis som tabell",
    asChart: "Vis som diagram",
    tableOf: (name) => `Vis ${name} som tabell`,
    chartOf: (name) => `Vis ${name} som diagram`,
    better: { up: "↑ høgt er bra", down: "↓ lågt er bra" },
    picture: "diagram",
    walk: "Piltastane går frå punkt til punkt, Home og End til første og siste, S til neste signal.",
    download: {
      menu: "Last ned bilete",
      png: "PNG, til presentasjonar",
      svg: "SVG, til trykk",
      failed: "Biletet kunne ikkje lagast.",
    },
    made: (day) => `laga ${day}`,
    source: (source) => `kjelde: ${source}`,
    freeze:
      "Grensene blir framleis rekna om for kvart nytt tal. Frys dei når de er samde om at dette er utgangspunktet.",
    ruled: (chart, rules) => `${chart}, grenser ved 3 sigma, og ${rules}`,
    rules: rulesOf("grenser ved 3 sigma, og Anhøjs reglar", "Rundiagram med Anhøjs reglar", CHARTS_NORWEGIAN),
    early: "Grensene blir viste når det er 20 punkt.",
  },

  table: {
    period: "Periode",
    value: "Verdi",
    count: "Tal på",
    of: "Av",
    level: "Nivå",
    limits: "Grenser",
    remark: "Merknad",
    unfinished: "ikkje ferdig",
    excluded: "halden utanfor",
    signal: "signal",
  },

  form: {
    define: "Lag ei måling",
    edit: "Endre målinga",
    name: "Kva måler de?",
    nameHelp: "Kort, slik de seier det i møtet. Til dømes «Ventetid over 20 min».",
    kind: "Kva slags tal er det?",
    kinds: {
      share: "Kor mange av kor mange",
      shareHelp: "Til dømes 12 av 93 pasientar",
      figure: "Eitt tal for kvar periode",
      figureHelp: "Til dømes minutt, tal på noko, eller liter",
      time: "Tida mellom sjeldne hendingar",
      timeHelp: "Til dømes dagar mellom fall",
    },
    often: "Kor ofte kjem det eit nytt tal?",
    rhythm: {
      day: "Kvar dag",
      week: "Kvar veke",
      month: "Kvar månad",
      quarter: "Kvart kvartal",
      event: "Når det skjer",
    },
    better: "Kva er betre?",
    direction: { up: "Høgare", down: "Lågare", neutral: "Verken eller" },
    suggests: (chart) => `Vi føreslår ${chart}.`,
    charts: CHARTS_NORWEGIAN,
    chart: "Diagram",
    unit: "Eining bak talet",
    unitHelp: "Til dømes %, dagar eller minutt. Kan stå tom.",
    event: "Hendinga med eitt ord",
    eventHelp: "Til dømes «fall»",
    numerator: "Kva blir talt?",
    denominator: "Av kva?",
    target: "Mål",
    targetHelp: "Talet de vil nå. Kan stå tomt.",
    decimals: "Desimalar",
    responsible: "Kven har ansvaret?",
    responsibleHelp: "Ei rolle, til dømes fagsjukepleiar",
    source: "Kvar kjem tala frå?",
    save: "Lagre",
    cancel: "Avbryt",
    notNumber: "Skriv eit tal",
    needed: "Dette må fyllast ut",
    version: (number) => `versjon ${number}`,
  },

  type: {
    open: "Skriv inn eit tal",
    period: "Periode",
    value: "Verdi",
    numerator: "Tal på",
    denominator: "Av",
    save: "Lagre talet",
    saved: (period) => `Talet for ${period} er lagra.`,
    corrected: (period) => `Talet for ${period} er retta. Det gamle er teke vare på.`,
    unchanged: "Det talet var der frå før.",
    periods: { day: "Dag", week: "Veke", month: "Månad", quarter: "Kvartal", event: "Dagen det skjedde" },
  },

  page: {
    acts: "Fleire val for målinga",
    back: "Målingar",
    history: "Rettingar",
    noHistory: "Ingen tal er retta.",
    emptyHelp:
      "Skriv inn det første talet, hent inn frå fil, eller la eit anna system sende tala. Det ordnar du på sida Målingar.",
    was: (value, when) => `var ${value}, retta ${when}`,
    about: "Om målinga",
    responsible: "Ansvar",
    source: "Kjelde",
    rhythm: "Rytme",
    chart: "Diagram",
    counts: "Tel",
    failed: "Målinga kunne ikkje hentast.",
    loading: "Hentar målinga",
    example: "døme",
    archived: "teken ned",
    archive: "Ta ned målinga",
    restore: "Ta ho fram att",
    showArchived: "Vis målingar som er tekne ned",
  },
};

export const en: typeof nb = {
  title: "Measures",
  none: "No measures yet",
  noneHelp:
    "Define a measure that the section itself wants to follow. Figures can be typed in or arrive by themselves.",

  state: {
    signal: "signal",
    new: "new signal",
    preliminary: "preliminary signal",
    seen: "signal · seen",
    explained: "signal · explained",
    brief: { signal: "signal", new: "new", preliminary: "preliminary", seen: "seen", explained: "explained" },
    favourable: "favourable",
    unfavourable: "unfavourable",
  },

  target: {
    "met-stably": "The target is met consistently",
    "not-without-change": "The target will not be met without a change",
    varies: "The target is met now and then",
  },

  single: SINGLE_EN,

  say: {
    empty: "No figures yet.",
    begun: (period, value) => `${capital(period)} is not over: ${value} so far.`,
    one: (value) => `One figure so far: ${value}. Too little to say anything certain.`,
    few: (level, count) =>
      `${capital(counted(NUMBERS_EN)(count))} figures so far, the median is ${level}. Too few to say anything certain.`,
    young: (level, since, before) =>
      `Around ${level} since ${since}, before that ${before}. Too few figures yet to say whether it lasts.`,
    constant: (level, since) => `${level} throughout since ${since}: no variation.`,
    constantBefore: (level, since, before) => `${level} throughout since ${since}, before that ${before}.`,
    stable: (level, since) => `Common-cause variation around ${level} since ${since}.`,
    stableBefore: (level, since, before) => `Stable around ${level} since ${since}, before that ${before}.`,
    exceptions: (list) => `Outside the limits: ${list}.`,
    outside: (period, value, limit, level, side) =>
      `${capital(period)}: ${value}, ${side} the limit of ${limit}. The usual level is ${level}.`,
    outsideTime: (period, value, event, level, side) =>
      `${capital(period)}: ${side === "below" ? "only" : "as much as"} ${value} since the previous ${event}, usually ${level}.`,
    runHolds: (count, side, centre, from) =>
      `${capital(counted(NUMBERS_EN)(count))} points in a row lie ${side} ${centre}, since ${from}.`,
    runEnded: (count, side, centre, from, to) =>
      `${capital(counted(NUMBERS_EN)(count))} points in a row lay ${side} ${centre}, from ${from} to ${to}.`,
    crossings: (crossings, centre, from, to) =>
      `The line crosses ${centre} only ${times(NUMBERS_EN, "time", "times")(crossings)} from ${from} to ${to}.`,
    rareRun: (allowed, useful) =>
      `More than ${counted(NUMBERS_EN)(allowed)} in a row is rarely chance with ${times(NUMBERS_EN, "point", "points")(useful)}.`,
    rareCrossings: (least, useful) =>
      `Fewer than ${counted(NUMBERS_EN)(least)} times is rarely chance with ${times(NUMBERS_EN, "point", "points")(useful)}.`,
    rareOutside: "A point outside the limits is rarely chance.",
    rare: "That is rarely chance.",
    preliminary: {
      "last-point": "Preliminary: the next figure will show whether it holds.",
      "few-points": "Preliminary: there are few figures yet.",
    },
    needed: (count) =>
      `${capital(times(NUMBERS_EN, "more figure", "more figures")(count))}, and we can look for patterns.`,
    limitsAt: (count) => `Limits are shown from ${counted(NUMBERS_EN)(count)} figures on.`,
    next: (next) =>
      `It will be a signal if ${ways(next, {
        over: { above: "above", below: "below" },
        figure: (where) => `a new figure is ${where}`,
        row: (count, side, centre) =>
          count === 1
            ? `the next figure too is ${side} ${centre}`
            : `${counted(NUMBERS_EN)(count)} more in a row are ${side} ${centre}`,
        or: "or",
      })}.`,
    favourable: "That is favourable.",
    unfavourable: "That is unfavourable.",
    event: "event",
    point: (number) => `point ${number}`,
    centre: {
      median: (level) => `the median of ${level}`,
      mean: (level) => `the mean of ${level}`,
      usual: (level) => `the usual ${level}`,
    },
    centreName: { median: "the median", mean: "the mean", usual: "the usual" },
    spread: { s: (figure) => `a standard deviation of ${figure}`, mr: (figure) => `a change of ${figure}` },
    and: "and",
  },

  point: {
    of: (count, of) => `${count} of ${of}`,
    per: (count, of) => `${count} in ${of}`,
    above: "above the upper limit",
    below: "below the lower limit",
    inRun: (side, centre) => `in a long run ${side} ${centre}`,
    note: (text) => `note: ${text}`,
    excluded: (reason) => `left out: ${reason}`,
    gap: (count) => `${times(NUMBERS_EN, "period", "periods")(count)} without figures before this`,
  },

  age: {
    latest: (period, when) => `up to ${period}, updated ${when}`,
    upTo: (period) => `up to ${period}`,
    old: (period) => `old figures: the latest is ${period}`,
    none: "no figures yet",
  },

  chart: {
    median: (value) => `median ${value}`,
    mean: (value) => `mean ${value}`,
    usual: (value) => `usually ${value}`,
    limit: (value) => `limit ${value}`,
    target: (value) => `target ${value}`,
    phase: (number) => `phase ${number}`,
    asTable: "Show as table",
    asChart: "Show as chart",
    tableOf: (name) => `Show ${name} as table`,
    chartOf: (name) => `Show ${name} as chart`,
    better: { up: "↑ high is good", down: "↓ low is good" },
    picture: "chart",
    walk: "Arrow keys go from point to point, Home and End to the first and the last, S to the next signal.",
    download: {
      menu: "Download picture",
      png: "PNG, for presentations",
      svg: "SVG, for print",
      failed: "The picture could not be made.",
    },
    made: (day) => `made ${day}`,
    source: (source) => `source: ${source}`,
    freeze: "The limits still move with each new figure. Freeze them when you agree that this is the baseline.",
    ruled: (chart, rules) => `${chart}, limits at 3 sigma, and ${rules}`,
    rules: rulesOf("limits at 3 sigma, and Anhøj's rules", "Run chart with Anhøj's rules", CHARTS_ENGLISH),
    early: "Limits are shown from 20 points on.",
  },

  table: {
    period: "Period",
    value: "Value",
    count: "Count",
    of: "Of",
    level: "Level",
    limits: "Limits",
    remark: "Remark",
    unfinished: "not finished",
    excluded: "left out",
    signal: "signal",
  },

  form: {
    define: "Define a measure",
    edit: "Change the measure",
    name: "What do you measure?",
    nameHelp: "Short, as you say it in the huddle. For example “Waiting over 20 min”.",
    kind: "What kind of figure is it?",
    kinds: {
      share: "How many out of how many",
      shareHelp: "For example 12 of 93 patients",
      figure: "One figure for each period",
      figureHelp: "For example minutes, a count or litres",
      time: "The time between rare events",
      timeHelp: "For example days between falls",
    },
    often: "How often does a new figure come?",
    rhythm: {
      day: "Every day",
      week: "Every week",
      month: "Every month",
      quarter: "Every quarter",
      event: "When it happens",
    },
    better: "Which is better?",
    direction: { up: "Higher", down: "Lower", neutral: "Neither" },
    suggests: (chart) => `We suggest a ${chart}.`,
    charts: CHARTS_ENGLISH,
    chart: "Chart",
    unit: "Unit after the number",
    unitHelp: "For example %, days or minutes. May be empty.",
    event: "The event in one word",
    eventHelp: "For example “fall”",
    numerator: "What is counted?",
    denominator: "Out of what?",
    target: "Target",
    targetHelp: "The figure you want to reach. May be empty.",
    decimals: "Decimals",
    responsible: "Who is responsible?",
    responsibleHelp: "A role, for example clinical nurse educator",
    source: "Where do the figures come from?",
    save: "Save",
    cancel: "Cancel",
    notNumber: "Write a number",
    needed: "This must be filled in",
    version: (number) => `version ${number}`,
  },

  type: {
    open: "Type in a figure",
    period: "Period",
    value: "Value",
    numerator: "Count",
    denominator: "Out of",
    save: "Save the figure",
    saved: (period) => `The figure for ${period} is saved.`,
    corrected: (period) => `The figure for ${period} is corrected. The old one is kept.`,
    unchanged: "That figure was there already.",
    periods: { day: "Day", week: "Week", month: "Month", quarter: "Quarter", event: "Day it happened" },
  },

  page: {
    acts: "More choices for the measure",
    back: "Measures",
    history: "Corrections",
    noHistory: "No figure has been corrected.",
    emptyHelp: "Type the first figure, import from a file, or let another system send them, from the page Measures.",
    was: (value, when) => `was ${value}, corrected ${when}`,
    about: "About the measure",
    responsible: "Responsible",
    source: "Source",
    rhythm: "Rhythm",
    chart: "Chart",
    counts: "Counts",
    failed: "The measure could not be fetched.",
    loading: "Fetching the measure",
    example: "example",
    archived: "taken down",
    archive: "Take the measure down",
    restore: "Bring it back",
    showArchived: "Show measures that are taken down",
  },
};
