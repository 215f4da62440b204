/** Words of the wall itself, of pairing it, and of the list of screens. */

interface Words {
  readonly pairing: {
    readonly title: string;
    readonly how: (address: string) => string;
    readonly scan: string;
    readonly lasts: (minutes: number) => string;
    readonly noContact: string;
    readonly fetching: string;
    readonly keepOn: string;
    readonly keepOnFor: (seconds: number) => string;
    readonly wasRevoked: string;
    readonly localAddress: string;
  };
  readonly wall: {
    readonly today: string;
    readonly dueToday: string;
    readonly evaluateToday: string;
    readonly overdue: (days: number) => string;
    readonly answers: string;
    readonly noAnswers: string;
    readonly ideas: string;
    readonly ideasCount: (ideas: number, tests: number) => string;
    readonly noIdeas: string;
    readonly noIdeasHow: string;
    readonly waited: (days: number) => string;
    /** Of an idea that came a moment ago. */
    readonly cameAt: (time: string) => string;
    readonly testing: string;
    readonly evaluateOn: (date: string) => string;
    readonly more: (count: number) => string;
    readonly measures: string;
    readonly measuresShown: (from: number, to: number, of: number) => string;
    readonly noMeasures: string;
    readonly noMeasuresHow: string;
    readonly nextMeeting: string;
    readonly noMeetingPlanned: string;
    readonly meetingAt: (day: string, time: string) => string;
    readonly start: string;
    readonly startNeedsNetwork: string;
    readonly startsFrom: (time: string) => string;
    readonly meetingNow: (time: string) => string;
    readonly onYourOwn: string;
    readonly thisIs: string;
    readonly offlineSince: (time: string) => string;
    readonly lastKnown: string;
    readonly kept: (since: string) => string;
    readonly notSaved: string;
    readonly notSavedWhy: string;
    readonly tileFailed: string;
    readonly boardGone: string;
    readonly loading: string;
    readonly after: string;
    readonly shownUntil: (time: string) => string;
    readonly showBoard: string;
    readonly correct: string;
    readonly correctUntil: (time: string) => string;
  };
  readonly pin: {
    readonly title: string;
    readonly why: string;
    readonly digits: (count: number) => string;
    readonly wrong: string;
    readonly wait: string;
    readonly erase: string;
    readonly cancel: string;
    readonly done: string;
    readonly noPin: string;
  };
  readonly pair: {
    readonly title: string;
    readonly intro: (address: string) => string;
    readonly code: string;
    readonly codeHint: string;
    readonly notACode: string;
    readonly board: string;
    readonly noBoards: string;
    readonly name: string;
    readonly nameHint: string;
    readonly mode: string;
    readonly look: string;
    readonly lookHint: string;
    readonly touch: string;
    readonly touchHint: string;
    readonly inches: string;
    readonly inchesHint: string;
    readonly distance: string;
    readonly distanceHint: string;
    readonly nameMissing: string;
    readonly inchesWrong: string;
    readonly distanceWrong: string;
    readonly submit: string;
    readonly done: (name: string, board: string) => string;
    readonly doneHint: string;
    readonly another: string;
    readonly toScreens: string;
  };
  readonly list: {
    readonly title: string;
    readonly none: string;
    readonly noneHint: string;
    readonly pairNew: string;
    readonly alive: string;
    readonly seen: (when: string) => string;
    readonly neverSeen: string;
    readonly silent: string;
    readonly oldBuild: string;
    readonly size: (inches: string, metres: string) => string;
    readonly identify: string;
    readonly identified: (name: string) => string;
    readonly change: string;
    readonly theme: string;
    readonly themeAuto: string;
    readonly themeLight: string;
    readonly themeDark: string;
    readonly save: string;
    readonly cancel: string;
    readonly saved: string;
    readonly revoke: string;
    readonly revokeAsk: (name: string) => string;
    readonly revokeWhat: string;
    readonly revokeYes: string;
    readonly revoked: (name: string) => string;
  };
}

export const nb: Words = {
  pairing: {
    title: "Koble skjermen til en tavle",
    how: (address) => `En leder logger inn på ${address} og skriver koden der.`,
    scan: "Eller skann med mobilen",
    lasts: (minutes) => (minutes === 1 ? "Koden gjelder i ett minutt til" : `Koden gjelder i ${minutes} minutter til`),
    noContact: "Får ikke kontakt med tjenesten. Skjermen prøver igjen av seg selv.",
    fetching: "Henter en kode ...",
    keepOn: "Ikke slå av skjermen",
    keepOnFor: (seconds) => `Koblingen lagres. Klar om ${seconds} sekunder.`,
    wasRevoked: "Skjermen er koblet fra tavlen.",
    localAddress: "Adressen gjelder bare på denne maskinen.",
  },
  wall: {
    today: "I dag",
    dueToday: "frist i dag",
    evaluateToday: "evalueres i dag",
    overdue: (days) => (days === 1 ? "frist gikk ut i går" : `frist gikk ut for ${days} dager siden`),
    answers: "Svar til oss",
    noAnswers: "Ingen nye svar",
    ideas: "Ideer og tester",
    ideasCount: (ideas, tests) =>
      `${ideas} ${ideas === 1 ? "ny" : "nye"} · ${tests} ${tests === 1 ? "test" : "tester"}`,
    noIdeas: "Ingen ideer venter",
    noIdeasHow: "Skann koden nederst, og skriv den første.",
    waited: (days) => `${days} dager uten svar`,
    cameAt: (time) => `kom ${time}`,
    testing: "testes nå",
    evaluateOn: (date) => `evalueres ${date}`,
    more: (count) => `+ ${count} til`,
    measures: "Målinger",
    measuresShown: (from, to, of) => (from === to ? `${from} av ${of}` : `${from}–${to} av ${of}`),
    noMeasures: "Ingen målinger på tavlen ennå",
    noMeasuresHow: "Lederen velger hva enheten vil følge.",
    nextMeeting: "Neste tavlemøte",
    noMeetingPlanned: "Ikke planlagt",
    meetingAt: (day, time) => `${day} kl. ${time}`,
    start: "Start tavlemøtet",
    startNeedsNetwork: "Møtet kan startes når nettet er tilbake",
    startsFrom: (time) => `Uten nett: kan startes fra ${time}`,
    meetingNow: (time) => `Tavlemøte kl. ${time}`,
    onYourOwn: "Åpne tavlen selv",
    thisIs: "Dette er",
    offlineSince: (time) => `Uten nett siden ${time}`,
    lastKnown: "viser det som sist var kjent",
    kept: (since) => `${since} – lagres her`,
    notSaved: "Ikke lagret",
    notSavedWhy: "Serveren får ikke lagret. Tavlen kan leses, men ikke endres.",
    tileFailed: "Noe gikk galt her. Resten av tavlen virker.",
    boardGone: "Tavlen finnes ikke lenger",
    loading: "Henter tavlen ...",
    after: "Takk for i dag",
    shownUntil: (time) => `Står her til ${time}`,
    showBoard: "Vis tavlen",
    correct: "Rett korset",
    correctUntil: (time) => `kan rettes til ${time}`,
  },
  pin: {
    title: "PIN for å starte nå",
    why: "Utenom møtetiden trengs tavlens PIN.",
    digits: (count) => (count === 1 ? "1 siffer tastet" : `${count} siffer tastet`),
    wrong: "Feil PIN",
    wait: "For mange forsøk. Vent noen minutter.",
    erase: "Slett",
    cancel: "Avbryt",
    done: "Start",
    noPin:
      "Utenom møtetiden trengs en PIN, og tavlen har ingen. En leder kan sette den, eller starte fra sin egen maskin.",
  },
  pair: {
    title: "Koble til skjerm",
    intro: (address) => `Åpne ${address} på veggskjermen, og skriv koden den viser.`,
    code: "Koden på skjermen",
    codeHint: "Åtte tegn. Store eller små bokstaver er likegyldig.",
    notACode: "Koden har åtte tegn, for eksempel KHRT-4WQP.",
    board: "Tavle",
    noBoards: "Du kan koble skjermer til tavler der du er leder. Du er ikke leder for noen tavle.",
    name: "Navn på skjermen",
    nameHint: "Der den henger, for eksempel Gangen 3B.",
    mode: "Hva skjermen kan brukes til",
    look: "Bare vise",
    lookHint: "Ingen kan endre noe fra skjermen.",
    touch: "Vise og trykke på",
    touchHint: "De som står ved skjermen, kan holde tavlemøte på den.",
    inches: "Skjermens størrelse i tommer",
    inchesHint: "Målt på skrå, fra hjørne til hjørne.",
    distance: "Leseavstand i meter",
    distanceHint: "Hvor langt unna de bakerste står. Skriften blir stor nok for dem.",
    nameMissing: "Gi skjermen et navn, høyst 60 tegn.",
    inchesWrong: "Skriv et tall fra 10 til 150.",
    distanceWrong: "Skriv et tall fra 0,5 til 12.",
    submit: "Koble til",
    done: (name, board) => `${name} viser nå ${board}`,
    doneHint: "La skjermen stå på i ett minutt, så husker den koblingen.",
    another: "Koble til en skjerm til",
    toScreens: "Se alle skjermer",
  },
  list: {
    title: "Skjermer",
    none: "Ingen skjermer er koblet til",
    noneHint: "Åpne skjermsiden på en veggskjerm, og koble den til en tavle.",
    pairNew: "Koble til skjerm",
    alive: "på nå",
    seen: (when) => `sist sett ${when}`,
    neverSeen: "har ikke meldt seg ennå",
    silent: "svarer ikke",
    oldBuild: "bytter til ny versjon ved neste anledning",
    size: (inches, metres) => `${inches} tommer på ${metres} meter`,
    identify: "Finn skjermen",
    identified: (name) => `${name} viser navnet sitt i ti sekunder`,
    change: "Endre",
    theme: "Lys eller mørk",
    themeAuto: "Mørk om natten",
    themeLight: "Alltid lys",
    themeDark: "Alltid mørk",
    save: "Lagre",
    cancel: "Avbryt",
    saved: "Endringen er lagret",
    revoke: "Koble fra",
    revokeAsk: (name) => `Koble fra ${name}?`,
    revokeWhat: "Skjermen slutter straks å vise tavlen. Den kan kobles til igjen med en ny kode.",
    revokeYes: "Koble fra",
    revoked: (name) => `${name} er koblet fra`,
  },
};

export const nn: Words = {
  pairing: {
    title: "Kople skjermen til ei tavle",
    how: (address) => `Ein leiar loggar inn på ${address} og skriv koden der.`,
    scan: "Eller skann med mobilen",
    lasts: (minutes) => (minutes === 1 ? "Koden gjeld i eitt minutt til" : `Koden gjeld i ${minutes} minutt til`),
    noContact: "Får ikkje kontakt med tenesta. Skjermen prøver igjen av seg sjølv.",
    fetching: "Hentar ein kode ...",
    keepOn: "Ikkje slå av skjermen",
    keepOnFor: (seconds) => `Koplinga blir lagra. Klar om ${seconds} sekund.`,
    wasRevoked: "Skjermen er kopla frå tavla.",
    localAddress: "Adressa gjeld berre på denne maskina.",
  },
  wall: {
    today: "I dag",
    dueToday: "frist i dag",
    evaluateToday: "blir evaluert i dag",
    overdue: (days) => (days === 1 ? "fristen gjekk ut i går" : `fristen gjekk ut for ${days} dagar sidan`),
    answers: "Svar til oss",
    noAnswers: "Ingen nye svar",
    ideas: "Idear og testar",
    ideasCount: (ideas, tests) =>
      `${ideas} ${ideas === 1 ? "ny" : "nye"} · ${tests} ${tests === 1 ? "test" : "testar"}`,
    noIdeas: "Ingen idear ventar",
    noIdeasHow: "Skann koden nedst, og skriv den første.",
    waited: (days) => `${days} dagar utan svar`,
    cameAt: (time) => `kom ${time}`,
    testing: "blir testa no",
    evaluateOn: (date) => `blir evaluert ${date}`,
    more: (count) => `+ ${count} til`,
    measures: "Målingar",
    measuresShown: (from, to, of) => (from === to ? `${from} av ${of}` : `${from}–${to} av ${of}`),
    noMeasures: "Ingen målingar på tavla enno",
    noMeasuresHow: "Leiaren vel kva eininga vil følgje.",
    nextMeeting: "Neste tavlemøte",
    noMeetingPlanned: "Ikkje planlagt",
    meetingAt: (day, time) => `${day} kl. ${time}`,
    start: "Start tavlemøtet",
    startNeedsNetwork: "Møtet kan startast når nettet er tilbake",
    startsFrom: (time) => `Utan nett: kan startast frå ${time}`,
    meetingNow: (time) => `Tavlemøte kl. ${time}`,
    onYourOwn: "Opne tavla sjølv",
    thisIs: "Dette er",
    offlineSince: (time) => `Utan nett sidan ${time}`,
    lastKnown: "viser det som sist var kjent",
    kept: (since) => `${since} – blir lagra her`,
    notSaved: "Ikkje lagra",
    notSavedWhy: "Tenaren får ikkje lagra. Tavla kan lesast, men ikkje endrast.",
    tileFailed: "Noko gjekk gale her. Resten av tavla verkar.",
    boardGone: "Tavla finst ikkje lenger",
    loading: "Hentar tavla ...",
    after: "Takk for i dag",
    shownUntil: (time) => `Står her til ${time}`,
    showBoard: "Vis tavla",
    correct: "Rett korset",
    correctUntil: (time) => `kan rettast til ${time}`,
  },
  pin: {
    title: "PIN for å starte no",
    why: "Utanom møtetida trengst PIN-en til tavla.",
    digits: (count) => (count === 1 ? "1 siffer tasta" : `${count} siffer tasta`),
    wrong: "Feil PIN",
    wait: "For mange forsøk. Vent nokre minutt.",
    erase: "Slett",
    cancel: "Avbryt",
    done: "Start",
    noPin:
      "Utanom møtetida trengst ein PIN, og tavla har ingen. Ein leiar kan setje han, eller starte frå si eiga maskin.",
  },
  pair: {
    title: "Kople til skjerm",
    intro: (address) => `Opne ${address} på veggskjermen, og skriv koden han viser.`,
    code: "Koden på skjermen",
    codeHint: "Åtte teikn. Store eller små bokstavar er likegyldig.",
    notACode: "Koden har åtte teikn, til dømes KHRT-4WQP.",
    board: "Tavle",
    noBoards: "Du kan kople skjermar til tavler der du er leiar. Du er ikkje leiar for noka tavle.",
    name: "Namn på skjermen",
    nameHint: "Der han heng, til dømes Gangen 3B.",
    mode: "Kva skjermen kan brukast til",
    look: "Berre vise",
    lookHint: "Ingen kan endre noko frå skjermen.",
    touch: "Vise og trykkje på",
    touchHint: "Dei som står ved skjermen, kan halde tavlemøte på han.",
    inches: "Storleiken på skjermen i tommar",
    inchesHint: "Målt på skrå, frå hjørne til hjørne.",
    distance: "Leseavstand i meter",
    distanceHint: "Kor langt unna dei bakarste står. Skrifta blir stor nok for dei.",
    nameMissing: "Gi skjermen eit namn, høgst 60 teikn.",
    inchesWrong: "Skriv eit tal frå 10 til 150.",
    distanceWrong: "Skriv eit tal frå 0,5 til 12.",
    submit: "Kople til",
    done: (name, board) => `${name} viser no ${board}`,
    doneHint: "La skjermen stå på i eitt minutt, så hugsar han koplinga.",
    another: "Kople til ein skjerm til",
    toScreens: "Sjå alle skjermar",
  },
  list: {
    title: "Skjermar",
    none: "Ingen skjermar er kopla til",
    noneHint: "Opne skjermsida på ein veggskjerm, og kople han til ei tavle.",
    pairNew: "Kople til skjerm",
    alive: "på no",
    seen: (when) => `sist sett ${when}`,
    neverSeen: "har ikkje meldt seg enno",
    silent: "svarar ikkje",
    oldBuild: "byter til ny versjon ved neste høve",
    size: (inches, metres) => `${inches} tommar på ${metres} meter`,
    identify: "Finn skjermen",
    identified: (name) => `${name} viser namnet sitt i ti sekund`,
    change: "Endre",
    theme: "Lys eller mørk",
    themeAuto: "Mørk om natta",
    themeLight: "Alltid lys",
    themeDark: "Alltid mørk",
    save: "Lagre",
    cancel: "Avbryt",
    saved: "Endringa er lagra",
    revoke: "Kople frå",
    revokeAsk: (name) => `Kople frå ${name}?`,
    revokeWhat: "Skjermen sluttar straks å vise tavla. Han kan koplast til igjen med ein ny kode.",
    revokeYes: "Kople frå",
    revoked: (name) => `${name} er kopla frå`,
  },
};

export const en: Words = {
  pairing: {
    title: "Pair this screen with a board",
    how: (address) => `A leader signs in at ${address} and types the code there.`,
    scan: "Or scan with a phone",
    lasts: (minutes) => (minutes === 1 ? "The code lasts one more minute" : `The code lasts ${minutes} more minutes`),
    noContact: "Cannot reach the service. The screen keeps trying by itself.",
    fetching: "Getting a code ...",
    keepOn: "Do not switch the screen off",
    keepOnFor: (seconds) => `The pairing is being saved. Ready in ${seconds} seconds.`,
    wasRevoked: "The screen has been disconnected from the board.",
    localAddress: "The address works on this machine only.",
  },
  wall: {
    today: "Today",
    dueToday: "due today",
    evaluateToday: "to be evaluated today",
    overdue: (days) => (days === 1 ? "was due yesterday" : `was due ${days} days ago`),
    answers: "Answers to us",
    noAnswers: "No new answers",
    ideas: "Ideas and tests",
    ideasCount: (ideas, tests) => `${ideas} new · ${tests} ${tests === 1 ? "test" : "tests"}`,
    noIdeas: "No ideas are waiting",
    noIdeasHow: "Scan the code at the foot and write the first one.",
    waited: (days) => `${days} days without an answer`,
    cameAt: (time) => `came ${time}`,
    testing: "being tested",
    evaluateOn: (date) => `to be evaluated ${date}`,
    more: (count) => `+ ${count} more`,
    measures: "Measures",
    measuresShown: (from, to, of) => (from === to ? `${from} of ${of}` : `${from}–${to} of ${of}`),
    noMeasures: "No measures on the board yet",
    noMeasuresHow: "The leader chooses what the unit will follow.",
    nextMeeting: "Next board meeting",
    noMeetingPlanned: "Not planned",
    meetingAt: (day, time) => `${day} at ${time}`,
    start: "Start the board meeting",
    startNeedsNetwork: "The meeting can start when the network is back",
    startsFrom: (time) => `Offline: can start from ${time}`,
    meetingNow: (time) => `Board meeting at ${time}`,
    onYourOwn: "Open the board yourself",
    thisIs: "This is",
    offlineSince: (time) => `Offline since ${time}`,
    lastKnown: "showing what was last known",
    kept: (since) => `${since} – kept here`,
    notSaved: "Not saved",
    notSavedWhy: "The server cannot save. The board can be read, but not changed.",
    tileFailed: "Something went wrong here. The rest of the board works.",
    boardGone: "The board no longer exists",
    loading: "Getting the board ...",
    after: "Thank you for today",
    shownUntil: (time) => `Stands here until ${time}`,
    showBoard: "Show the board",
    correct: "Correct the cross",
    correctUntil: (time) => `can be corrected until ${time}`,
  },
  pin: {
    title: "PIN to start now",
    why: "Outside the meeting's time the board's PIN is needed.",
    digits: (count) => (count === 1 ? "1 digit typed" : `${count} digits typed`),
    wrong: "Wrong PIN",
    wait: "Too many tries. Wait a few minutes.",
    erase: "Erase",
    cancel: "Cancel",
    done: "Start",
    noPin:
      "Outside the planned time a PIN is needed, and the board has none. A leader can set one, or start from a computer.",
  },
  pair: {
    title: "Pair a screen",
    intro: (address) => `Open ${address} on the wall screen, and type the code it shows.`,
    code: "The code on the screen",
    codeHint: "Eight signs. Upper or lower case does not matter.",
    notACode: "The code has eight signs, for example KHRT-4WQP.",
    board: "Board",
    noBoards: "You can pair screens with boards where you are a leader. You are not the leader of any board.",
    name: "Name of the screen",
    nameHint: "Where it hangs, for example Corridor 3B.",
    mode: "What the screen may be used for",
    look: "Only show",
    lookHint: "Nobody can change anything from the screen.",
    touch: "Show and touch",
    touchHint: "Those who stand at the screen can hold the board meeting on it.",
    inches: "Size of the screen in inches",
    inchesHint: "Measured diagonally, from corner to corner.",
    distance: "Reading distance in metres",
    distanceHint: "How far away the last row stands. The text becomes large enough for them.",
    nameMissing: "Give the screen a name of at most 60 signs.",
    inchesWrong: "Write a number from 10 to 150.",
    distanceWrong: "Write a number from 0.5 to 12.",
    submit: "Pair",
    done: (name, board) => `${name} now shows ${board}`,
    doneHint: "Leave the screen on for a minute, so that it remembers the pairing.",
    another: "Pair one more screen",
    toScreens: "See all screens",
  },
  list: {
    title: "Screens",
    none: "No screens are paired",
    noneHint: "Open the screen page on a wall screen, and pair it with a board.",
    pairNew: "Pair a screen",
    alive: "on now",
    seen: (when) => `last seen ${when}`,
    neverSeen: "has not reported yet",
    silent: "does not answer",
    oldBuild: "changes to the new version at the next opportunity",
    size: (inches, metres) => `${inches} inches at ${metres} metres`,
    identify: "Find the screen",
    identified: (name) => `${name} shows its name for ten seconds`,
    change: "Change",
    theme: "Light or dark",
    themeAuto: "Dark at night",
    themeLight: "Always light",
    themeDark: "Always dark",
    save: "Save",
    cancel: "Cancel",
    saved: "The change is saved",
    revoke: "Disconnect",
    revokeAsk: (name) => `Disconnect ${name}?`,
    revokeWhat: "The screen stops showing the board at once. It can be paired again with a new code.",
    revokeYes: "Disconnect",
    revoked: (name) => `${name} is disconnected`,
  },
};
