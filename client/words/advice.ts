import type { Because, ButNot, OutOf, Subject } from "../../shared/measure/advise.ts";
import type { DataButNot } from "../../shared/measure/adviseFromData.ts";
import type { MeasureChart, RuleSet } from "../../shared/measure/measure.ts";

/** Which chart, and why: the three plain questions, the choice in a sentence, and what the figures themselves say. */

type Asked<Key extends string> = Readonly<Record<Key, { readonly label: string; readonly hint: string }>>;

export interface AdviceWords {
  readonly subject: string;
  readonly subjects: Asked<Subject>;
  readonly outOf: string;
  readonly outOfs: Asked<OutOf>;
  readonly often: string;
  /** "Vi foreslår P-diagram." */
  readonly suggests: (chart: string) => string;
  readonly because: Readonly<Record<Because, string>>;
  /** "Nest best: C-diagram. ..." */
  readonly runnerUp: (chart: string, butNot: string) => string;
  readonly butNot: Readonly<Record<ButNot, string>>;
  readonly own: string;
  readonly more: string;
  readonly chart: string;
  readonly charts: Readonly<Record<MeasureChart, string>>;
  readonly rules: string;
  readonly ruleSets: Readonly<Record<RuleSet, string>>;
  readonly per: string;
  readonly perHelp: string;
  readonly settles: string;
  readonly settlesHelp: string;
  readonly misfit: string;
  /** The figures that have come say that another chart suits them better. */
  readonly better: (chart: string) => string;
  readonly dataBecause: {
    readonly rare: (expected: string) => string;
    readonly rareMisses: (expected: string) => string;
    readonly overdispersed: (times: string) => string;
    readonly overdispersedOf: (times: string, size: string) => string;
    readonly sizesVary: (least: string, most: string) => string;
    readonly yesNo: string;
    readonly skewed: (mean: string, median: string) => string;
    readonly fewAYear: string;
    readonly single: string;
  };
  readonly dataButNot: Readonly<Record<DataButNot, string>>;
  readonly other: string;
  readonly change: string;
  readonly changed: (chart: string) => string;
}

export const nb: AdviceWords = {
  subject: "Hva teller dere?",
  subjects: {
    share: { label: "En andel", hint: "Hvor mange av hvor mange: 12 av 93 pasienter" },
    events: { label: "Hendelser", hint: "Fall, avvik eller henvisninger i en periode" },
    between: { label: "Tiden mellom sjeldne hendelser", hint: "Dager mellom fall eller trykksår" },
    cases: { label: "Antall mellom sjeldne hendelser", hint: "Operasjoner mellom hver infeksjon" },
    figure: { label: "Ett tall for hver periode", hint: "Liter, poeng eller kroner" },
    waiting: { label: "Ventetid eller varighet", hint: "Minutter, timer eller dager. Oppgi medianen for perioden" },
  },
  outOf: "Av hva?",
  outOfs: {
    varies: { label: "Av noe som varierer", hint: "Fall i forhold til liggedøgn, avvik i forhold til operasjoner" },
    same: { label: "Av like mye hver gang", hint: "Samme senger, like lange perioder" },
    none: { label: "Ikke av noe", hint: "Vi teller bare hvor mange" },
  },
  often: "Hvor ofte kommer det et nytt tall?",
  suggests: (chart) => `Vi foreslår ${chart}.`,
  because: {
    share: "Det tar hensyn til at 2 av 10 er mindre sikkert enn 20 av 100.",
    rate: "Det regner hendelser i forhold til mengden, så en travel periode ikke ser ut som en dårlig.",
    count: "Det er laget for antall i like lange perioder.",
    between: "Når noe er sjeldent, sier tiden mellom hver gang mer enn antall per måned.",
    cases: "Når noe er sjeldent, sier antallet mellom hver gang mer enn andelen per måned.",
    figure: "Det passer for ett tall i hver periode, og finner selv hvor mye det pleier å variere.",
    waiting:
      "Det passer for ett tall i hver periode. Bruk medianen: noen få lange ventetider trekker gjennomsnittet opp.",
    fewAYear: "Fire tall i året er for få til grenser.",
  },
  runnerUp: (chart, butNot) => `Nest best: ${chart}. ${butNot}`,
  butNot: {
    noLimits: "Det viser medianen og mønstre, men ingen grenser.",
    sameEachTime: "Det forutsetter at mengden er den samme hver gang.",
    needsSize: "Da må dere ha noe å dele på, for eksempel liggedøgn.",
    needsCases: "Da må dere telle alle som kunne ha fått hendelsen.",
    needsDays: "Da må dere ha datoen for hver hendelse.",
    neverTwenty: "Da må dere ha 20 tall, og det tar fem år.",
  },
  own: "Dere har valgt et annet diagram.",
  more: "Flere valg",
  chart: "Diagram",
  charts: {
    run: "Rundiagram: median og mønstre, ingen grenser",
    i: "I-diagram (XmR): ett tall for hver periode",
    mr: "MR-diagram: forskjellen mellom to tall etter hverandre",
    ip: "I′-diagram: ett tall, med ulik mengde bak hvert",
    xbar: "X̄-diagram: gjennomsnittet av flere tall",
    s: "S-diagram: spredningen i flere tall",
    t: "T-diagram: tid mellom sjeldne hendelser",
    p: "P-diagram: andel",
    pp: "P′-diagram: andel, svært store nevnere",
    u: "U-diagram: hendelser i forhold til en mengde",
    up: "U′-diagram: som U, svært store nevnere",
    c: "C-diagram: antall i like lange perioder",
    g: "G-diagram: antall mellom sjeldne hendelser",
    np: "NP-diagram: antall av en kjent gruppe",
  },
  rules: "Regler for signal",
  ruleSets: {
    anhoej: "Anhøjs regler (vanligst)",
    bestbox: "Beste boks (Anhøj)",
    cutbox: "Kuttet boks (Anhøj)",
    westernElectric: "Western Electric",
    nelson: "Nelson",
    makingDataCount: "Making Data Count",
  },
  per: "Vises per",
  perHelp: "For eksempel fall per 1000 liggedøgn",
  settles: "Tallet kan bli rettet i så mange dager",
  settlesHelp: "Så lenge er et signal foreløpig. 0 når tallet er endelig med en gang.",
  misfit: "Tallene som er sendt inn, kan ikke tegnes i dette diagrammet. Lag heller en ny måling.",
  better: (chart) => `Tallene passer bedre i et ${chart}.`,
  dataBecause: {
    rare: (expected) => `Det ventes bare ${expected} hendelser per punkt, og da er de fleste punktene null.`,
    rareMisses: (expected) => `Nesten alle lykkes: det ventes bare ${expected} som mangler per punkt.`,
    overdispersed: (times) => `Punktene varierer ${times} ganger mer enn tilfeldigheter tilsier.`,
    overdispersedOf: (times, size) =>
      `Punktene varierer ${times} ganger mer enn tilfeldigheter tilsier, med rundt ${size} bak hvert.`,
    sizesVary: (least, most) => `Mengden bak hvert tall varierer fra ${least} til ${most}.`,
    yesNo: "Alle tallene er 0 eller 1. Samle dem til en andel for hver periode.",
    skewed: (mean, median) => `Noen få store tall trekker gjennomsnittet til ${mean}, medianen er ${median}.`,
    fewAYear: "Fire tall i året er for få til grenser.",
    single: "Det er bare ett tall i hvert punkt.",
  },
  dataButNot: {
    needsCases: "Da må dere telle alle som kunne ha fått hendelsen.",
    needsDays: "Da må dere ha datoen for hver hendelse.",
    noLimits: "Det viser ingen grenser.",
    tooNarrow: "Grensene blir feil for tall som disse.",
    needsSize: "Det tar ikke hensyn til mengden bak hvert tall.",
    neverTwenty: "Da må dere ha 20 tall, og det tar fem år.",
    notCounts: "Det utnytter ikke at tallene er antall.",
  },
  other: "Da trengs andre tall enn de som er sendt inn. Lag en ny måling når dere vil bytte.",
  change: "Bytt",
  changed: (chart) => `Målingen vises nå som ${chart}.`,
};

export const nn: AdviceWords = {
  subject: "Kva tel de?",
  subjects: {
    share: { label: "Ein del", hint: "Kor mange av kor mange: 12 av 93 pasientar" },
    events: { label: "Hendingar", hint: "Fall, avvik eller tilvisingar i ein periode" },
    between: { label: "Tida mellom sjeldne hendingar", hint: "Dagar mellom fall eller trykksår" },
    cases: { label: "Talet mellom sjeldne hendingar", hint: "Operasjonar mellom kvar infeksjon" },
    figure: { label: "Eitt tal for kvar periode", hint: "Liter, poeng eller kroner" },
    waiting: { label: "Ventetid eller varigheit", hint: "Minutt, timar eller dagar. Gi opp medianen for perioden" },
  },
  outOf: "Av kva?",
  outOfs: {
    varies: { label: "Av noko som varierer", hint: "Fall i høve til liggjedøgn, avvik i høve til operasjonar" },
    same: { label: "Av like mykje kvar gong", hint: "Same senger, like lange periodar" },
    none: { label: "Ikkje av noko", hint: "Vi tel berre kor mange" },
  },
  often: "Kor ofte kjem det eit nytt tal?",
  suggests: (chart) => `Vi føreslår ${chart}.`,
  because: {
    share: "Det tek omsyn til at 2 av 10 er mindre sikkert enn 20 av 100.",
    rate: "Det reknar hendingar i høve til mengda, så ein travel periode ikkje ser ut som ein dårleg.",
    count: "Det er laga for tal på noko i like lange periodar.",
    between: "Når noko er sjeldan, seier tida mellom kvar gong meir enn talet per månad.",
    cases: "Når noko er sjeldan, seier talet mellom kvar gong meir enn delen per månad.",
    figure: "Det passar for eitt tal i kvar periode, og finn sjølv kor mykje det plar variere.",
    waiting:
      "Det passar for eitt tal i kvar periode. Bruk medianen: nokre få lange ventetider dreg gjennomsnittet opp.",
    fewAYear: "Fire tal i året er for få til grenser.",
  },
  runnerUp: (chart, butNot) => `Nest best: ${chart}. ${butNot}`,
  butNot: {
    noLimits: "Det viser medianen og mønster, men ingen grenser.",
    sameEachTime: "Det føreset at mengda er den same kvar gong.",
    needsSize: "Då må de ha noko å dele på, til dømes liggjedøgn.",
    needsCases: "Då må de telje alle som kunne ha fått hendinga.",
    needsDays: "Då må de ha datoen for kvar hending.",
    neverTwenty: "Då må de ha 20 tal, og det tek fem år.",
  },
  own: "De har valt eit anna diagram.",
  more: "Fleire val",
  chart: "Diagram",
  charts: {
    run: "Rundiagram: median og mønster, ingen grenser",
    i: "I-diagram (XmR): eitt tal for kvar periode",
    mr: "MR-diagram: skilnaden mellom to tal etter kvarandre",
    ip: "I′-diagram: eitt tal, med ulik mengd bak kvart",
    xbar: "X̄-diagram: gjennomsnittet av fleire tal",
    s: "S-diagram: spreiinga i fleire tal",
    t: "T-diagram: tid mellom sjeldne hendingar",
    p: "P-diagram: del",
    pp: "P′-diagram: del, svært store nemnarar",
    u: "U-diagram: hendingar i høve til ei mengd",
    up: "U′-diagram: som U, svært store nemnarar",
    c: "C-diagram: tal på noko i like lange periodar",
    g: "G-diagram: talet mellom sjeldne hendingar",
    np: "NP-diagram: talet av ei kjend gruppe",
  },
  rules: "Reglar for signal",
  ruleSets: {
    anhoej: "Anhøjs reglar (vanlegast)",
    bestbox: "Beste boks (Anhøj)",
    cutbox: "Kutta boks (Anhøj)",
    westernElectric: "Western Electric",
    nelson: "Nelson",
    makingDataCount: "Making Data Count",
  },
  per: "Blir vist per",
  perHelp: "Til dømes fall per 1000 liggjedøgn",
  settles: "Talet kan bli retta i så mange dagar",
  settlesHelp: "Så lenge er eit signal førebels. 0 når talet er endeleg med ein gong.",
  misfit: "Tala som er sende inn, kan ikkje teiknast i dette diagrammet. Lag heller ei ny måling.",
  better: (chart) => `Tala passar betre i eit ${chart}.`,
  dataBecause: {
    rare: (expected) => `Det er venta berre ${expected} hendingar per punkt, og då er dei fleste punkta null.`,
    rareMisses: (expected) => `Nesten alle lukkast: det er venta berre ${expected} som manglar per punkt.`,
    overdispersed: (times) => `Punkta varierer ${times} gonger meir enn det tilfeldige tilseier.`,
    overdispersedOf: (times, size) =>
      `Punkta varierer ${times} gonger meir enn det tilfeldige tilseier, med rundt ${size} bak kvart.`,
    sizesVary: (least, most) => `Mengda bak kvart tal varierer frå ${least} til ${most}.`,
    yesNo: "Alle tala er 0 eller 1. Samle dei til ein del for kvar periode.",
    skewed: (mean, median) => `Nokre få store tal dreg gjennomsnittet til ${mean}, medianen er ${median}.`,
    fewAYear: "Fire tal i året er for få til grenser.",
    single: "Det er berre eitt tal i kvart punkt.",
  },
  dataButNot: {
    needsCases: "Då må de telje alle som kunne ha fått hendinga.",
    needsDays: "Då må de ha datoen for kvar hending.",
    noLimits: "Det viser ingen grenser.",
    tooNarrow: "Grensene blir feil for tal som desse.",
    needsSize: "Det tek ikkje omsyn til mengda bak kvart tal.",
    neverTwenty: "Då må de ha 20 tal, og det tek fem år.",
    notCounts: "Det nyttar ikkje at tala er talde.",
  },
  other: "Då trengst andre tal enn dei som er sende inn. Lag ei ny måling når de vil byte.",
  change: "Byt",
  changed: (chart) => `Målinga blir no vist som ${chart}.`,
};

export const en: AdviceWords = {
  subject: "What do you count?",
  subjects: {
    share: { label: "A share", hint: "How many out of how many: 12 of 93 patients" },
    events: { label: "Events", hint: "Falls, incidents or referrals in a period" },
    between: { label: "The time between rare events", hint: "Days between falls or pressure ulcers" },
    cases: { label: "The number between rare events", hint: "Operations between infections" },
    figure: { label: "One figure for each period", hint: "Litres, points or money" },
    waiting: { label: "Waiting time or duration", hint: "Minutes, hours or days. Give the median of the period" },
  },
  outOf: "Out of what?",
  outOfs: {
    varies: { label: "Out of something that varies", hint: "Falls per patient day, incidents per operation" },
    same: { label: "Out of as much each time", hint: "The same beds, periods of equal length" },
    none: { label: "Out of nothing", hint: "We only count how many" },
  },
  often: "How often does a new figure come?",
  suggests: (chart) => `We suggest a ${chart}.`,
  because: {
    share: "It knows that 2 of 10 is less certain than 20 of 100.",
    rate: "It counts events in relation to the amount, so a busy period does not look like a bad one.",
    count: "It is made for counts in periods of equal length.",
    between: "When something is rare, the time between says more than a count a month.",
    cases: "When something is rare, the number between says more than a share a month.",
    figure: "It suits one figure for each period, and finds by itself how much it usually varies.",
    waiting: "It suits one figure for each period. Use the median: a few long waits pull the mean up.",
    fewAYear: "Four figures a year are too few for limits.",
  },
  runnerUp: (chart, butNot) => `Next best: ${chart}. ${butNot}`,
  butNot: {
    noLimits: "It shows the median and patterns, but no limits.",
    sameEachTime: "It takes the amount to be the same each time.",
    needsSize: "It needs something to divide by, such as patient days.",
    needsCases: "It needs a count of all to whom it could have happened.",
    needsDays: "It needs the date of each event.",
    neverTwenty: "It needs 20 figures, and that takes five years.",
  },
  own: "You have chosen another chart.",
  more: "More choices",
  chart: "Chart",
  charts: {
    run: "Run chart: median and patterns, no limits",
    i: "I chart (XmR): one figure for each period",
    mr: "MR chart: the difference between neighbours",
    ip: "I′ chart: one figure, with different amounts behind",
    xbar: "X̄ chart: the mean of several figures",
    s: "S chart: the spread of several figures",
    t: "T chart: time between rare events",
    p: "P chart: share",
    pp: "P′ chart: share, very large denominators",
    u: "U chart: events in relation to an amount",
    up: "U′ chart: as U, very large denominators",
    c: "C chart: counts in periods of equal length",
    g: "G chart: number between rare events",
    np: "NP chart: count of a known group",
  },
  rules: "Rules for signals",
  ruleSets: {
    anhoej: "Anhøj's rules (most common)",
    bestbox: "Best box (Anhøj)",
    cutbox: "Cut box (Anhøj)",
    westernElectric: "Western Electric",
    nelson: "Nelson",
    makingDataCount: "Making Data Count",
  },
  per: "Shown per",
  perHelp: "For example falls per 1,000 patient days",
  settles: "The figure may be corrected for so many days",
  settlesHelp: "A signal is preliminary for as long. 0 when the figure is final at once.",
  misfit: "The figures that were sent cannot be drawn in this chart. Define a new measure instead.",
  better: (chart) => `The figures suit a ${chart} better.`,
  dataBecause: {
    rare: (expected) => `Only ${expected} events are expected a point, so most points are zero.`,
    rareMisses: (expected) => `Nearly all succeed: only ${expected} that lack are expected a point.`,
    overdispersed: (times) => `The points vary ${times} times more than chance would have it.`,
    overdispersedOf: (times, size) =>
      `The points vary ${times} times more than chance would have it, with about ${size} behind each.`,
    sizesVary: (least, most) => `The amount behind each figure varies from ${least} to ${most}.`,
    yesNo: "All figures are 0 or 1. Gather them into a share for each period.",
    skewed: (mean, median) => `A few large figures pull the mean to ${mean}; the median is ${median}.`,
    fewAYear: "Four figures a year are too few for limits.",
    single: "There is only one figure in each point.",
  },
  dataButNot: {
    needsCases: "It needs a count of all to whom it could have happened.",
    needsDays: "It needs the date of each event.",
    noLimits: "It shows no limits.",
    tooNarrow: "Its limits are wrong for figures such as these.",
    needsSize: "It takes no account of the amount behind each figure.",
    neverTwenty: "It needs 20 figures, and that takes five years.",
    notCounts: "It makes no use of the figures being counts.",
  },
  other: "It needs other figures than those that were sent, so define a new measure when you want to change.",
  change: "Change",
  changed: (chart) => `The measure is now shown as a ${chart}.`,
};
