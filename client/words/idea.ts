/** Ideas from phones, as walls and leaders meet them; the phone's own page has its words in `ideaPage.ts`. */

interface Words {
  readonly wall: {
    readonly title: string;
    readonly or: (address: string, digits: string) => string;
    readonly scan: string;
    readonly local: string;
    readonly noCode: string;
  };
  readonly held: {
    readonly title: (count: number) => string;
    readonly help: string;
    readonly from: (name: string) => string;
    readonly anonymous: string;
    readonly release: string;
    readonly keep: string;
    readonly released: (idea: string) => string;
  };
  readonly takeDown: {
    readonly act: string;
    readonly title: string;
    readonly help: string;
    readonly reasons: readonly string[];
    readonly own: string;
    readonly confirm: string;
    readonly cancel: string;
    readonly done: string;
  };
  readonly settings: {
    readonly title: string;
    readonly label: string;
    readonly help: string;
    readonly atOnce: string;
    readonly afterLeader: string;
  };
}

export const nb: Words = {
  wall: {
    title: "Har du en idé?",
    or: (address, digits) => `eller ${address}, kode\u00a0${digits}`,
    scan: "Skann og gi en idé",
    local: "Virker bare på denne maskinen",
    noCode: "Koden kommer når nettet er tilbake",
  },
  held: {
    title: (count) => (count === 1 ? "1 ny idé venter på deg" : `${count} nye ideer venter på deg`),
    help: "De vises på tavlen når du slipper dem fram.",
    from: (name) => `Fra ${name}`,
    anonymous: "Anonym",
    release: "Slipp fram",
    keep: "Ikke slipp fram",
    released: (idea) => `«${idea}» står på tavlen nå`,
  },
  takeDown: {
    act: "Ta ned fra veggen",
    title: "Hvorfor skal ideen ikke stå på veggen?",
    help: "Den som ga ideen, leser svaret. Kortet legges i arkivet.",
    reasons: ["Den nevner en pasient eller en kollega", "Vi har den på tavlen fra før", "Den hører til et annet sted"],
    own: "Eller med egne ord",
    confirm: "Ta ned",
    cancel: "Avbryt",
    done: "Tatt ned. Den som ga ideen, kan lese hvorfor.",
  },
  settings: {
    title: "Ideer fra mobilen",
    label: "Når vises en ny idé?",
    help: "Alle som ser veggen, kan gi en idé uten å logge inn.",
    atOnce: "Med en gang",
    afterLeader: "Når lederen har sluppet den fram",
  },
};

export const nn: Words = {
  wall: {
    title: "Har du ein idé?",
    or: (address, digits) => `eller ${address}, kode\u00a0${digits}`,
    scan: "Skann og gi ein idé",
    local: "Verkar berre på denne maskina",
    noCode: "Koden kjem når nettet er tilbake",
  },
  held: {
    title: (count) => (count === 1 ? "1 ny idé ventar på deg" : `${count} nye idear ventar på deg`),
    help: "Dei kjem på tavla når du slepper dei fram.",
    from: (name) => `Frå ${name}`,
    anonymous: "Anonym",
    release: "Slepp fram",
    keep: "Ikkje slepp fram",
    released: (idea) => `«${idea}» står på tavla no`,
  },
  takeDown: {
    act: "Ta ned frå veggen",
    title: "Kvifor skal ideen ikkje stå på veggen?",
    help: "Den som gav ideen, les svaret. Kortet blir lagt i arkivet.",
    reasons: [
      "Han nemner ein pasient eller ein kollega",
      "Vi har han på tavla frå før",
      "Han høyrer til ein annan stad",
    ],
    own: "Eller med eigne ord",
    confirm: "Ta ned",
    cancel: "Avbryt",
    done: "Teken ned. Den som gav ideen, kan lese kvifor.",
  },
  settings: {
    title: "Idear frå mobilen",
    label: "Når kjem ein ny idé på tavla?",
    help: "Alle som ser veggen, kan gi ein idé utan å logge inn.",
    atOnce: "Med ein gong",
    afterLeader: "Når leiaren har sleppt han fram",
  },
};

export const en: Words = {
  wall: {
    title: "Have an idea?",
    or: (address, digits) => `or ${address}, code\u00a0${digits}`,
    scan: "Scan and give an idea",
    local: "Works on this machine only",
    noCode: "The code comes when the network is back",
  },
  held: {
    title: (count) => (count === 1 ? "1 new idea waits for you" : `${count} new ideas wait for you`),
    help: "They come on the board when you let them through.",
    from: (name) => `From ${name}`,
    anonymous: "Anonymous",
    release: "Let through",
    keep: "Do not let through",
    released: (idea) => `“${idea}” is on the board now`,
  },
  takeDown: {
    act: "Take down from the wall",
    title: "Why should the idea not be on the wall?",
    help: "Whoever gave it reads the answer. The card goes to the archive.",
    reasons: ["It mentions a patient or a colleague", "It is on the board already", "It belongs somewhere else"],
    own: "Or in your own words",
    confirm: "Take down",
    cancel: "Cancel",
    done: "Taken down. Whoever gave it can read why.",
  },
  settings: {
    title: "Ideas from phones",
    label: "When is a new idea shown?",
    help: "Everybody who sees the wall can give an idea without signing in.",
    atOnce: "At once",
    afterLeader: "When the leader has let it through",
  },
};
