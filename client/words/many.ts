/** What is said only where a level has many units or many matters. */
export const nb = {
  find: {
    section: "Finn seksjon",
    department: "Finn avdeling",
    clinic: "Finn klinikk",
    hospital: "Finn sykehus",
    trust: "Finn foretak",
    region: "Finn region",
  },
  found: (count: number, of: number) => `${count} av ${of}`,
  noneFound: "Ingen med det navnet.",
  calm: (count: number) => `${count} uten noe å merke seg`,
  calmMore: (count: number) => `${count} til uten noe å merke seg`,
  waiting: {
    safety: "Sikkerhet",
    over: "Fristen er over",
    today: "Svarfrist i dag",
    later: "Svarfrist senere",
    told: "Til orientering",
  },
  /** What came while she reads waits until she asks for it. */
  fresh: (count: number) => (count === 1 ? "1 ny sak · Vis" : `${count} nye saker · Vis`),
  freshSafety: (count: number) => (count === 1 ? "1 om sikkerhet" : `${count} om sikkerhet`),
  gone: "Ikke lenger i listen",
  /** Open events, on a wall after their mark. */
  red: (count: number) => (count === 1 ? "1 alvorlig" : `${count} alvorlige`),
  orange: (count: number) => (count === 1 ? "1 hendelse" : `${count} hendelser`),
  heldShort: (held: number, of: number) => `${held} av ${of} ${of === 1 ? "møte" : "møter"} holdt`,
};

type ManyWords = typeof nb;

export const nn: ManyWords = {
  find: {
    section: "Finn seksjon",
    department: "Finn avdeling",
    clinic: "Finn klinikk",
    hospital: "Finn sjukehus",
    trust: "Finn føretak",
    region: "Finn region",
  },
  found: (count, of) => `${count} av ${of}`,
  noneFound: "Ingen med det namnet.",
  calm: (count) => `${count} utan noko å merke seg`,
  calmMore: (count) => `${count} til utan noko å merke seg`,
  waiting: {
    safety: "Tryggleik",
    over: "Fristen er over",
    today: "Svarfrist i dag",
    later: "Svarfrist seinare",
    told: "Til orientering",
  },
  fresh: (count) => (count === 1 ? "1 ny sak · Vis" : `${count} nye saker · Vis`),
  freshSafety: (count) => (count === 1 ? "1 om tryggleik" : `${count} om tryggleik`),
  gone: "Ikkje lenger i lista",
  red: (count) => (count === 1 ? "1 alvorleg" : `${count} alvorlege`),
  orange: (count) => (count === 1 ? "1 hending" : `${count} hendingar`),
  heldShort: (held, of) => `${held} av ${of} møte ${of === 1 ? "halde" : "haldne"}`,
};

export const en: ManyWords = {
  find: {
    section: "Find a section",
    department: "Find a department",
    clinic: "Find a clinic",
    hospital: "Find a hospital",
    trust: "Find a trust",
    region: "Find a region",
  },
  found: (count, of) => `${count} of ${of}`,
  noneFound: "None of that name.",
  calm: (count) => `${count} with nothing to note`,
  calmMore: (count) => `${count} more with nothing to note`,
  waiting: {
    safety: "Safety",
    over: "Past reply-by",
    today: "Reply-by today",
    later: "Reply-by later",
    told: "For awareness",
  },
  fresh: (count) => (count === 1 ? "1 new matter · Show" : `${count} new matters · Show`),
  freshSafety: (count) => (count === 1 ? "1 about safety" : `${count} about safety`),
  gone: "No longer in the list",
  red: (count) => `${count} serious`,
  orange: (count) => (count === 1 ? "1 event" : `${count} events`),
  heldShort: (held, of) => `${held} of ${of} ${of === 1 ? "meeting" : "meetings"} held`,
};
