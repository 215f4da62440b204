/** The guided first look, and the page that explains a board meeting in two minutes. */

export interface HintText {
  readonly title: string;
  readonly text: string;
}

export const nb = {
  /** Offered once, on the first board that somebody opens. */
  offer: {
    title: "Er du ny her?",
    text: "Vi viser deg tavlen på ett minutt.",
    show: "Vis meg rundt",
    not: "Nei takk",
  },
  help: "Hjelp",
  tour: "Vis meg rundt på tavlen",
  howTo: "Slik gjør vi tavlemøter",
  howToShort: "Slik gjør vi",
  /** Where nothing stands yet on a wall; `address` can be typed. */
  onWall: (address: string) => `Ny på tavlemøte? Les på ${address}`,
  ui: {
    label: "Omvisning på tavlen",
    place: (number: number, count: number) => `${number} av ${count}`,
    next: "Neste",
    back: "Forrige",
    skip: "Hopp over",
    done: "Ferdig",
    pair: "Koble til en veggskjerm",
  },
  hints: {
    lanes: {
      title: "Her bor ideene",
      text: "Hver idé er et kort. Det går fra venstre mot høyre: ny, prøves, innført. Dra kortet, eller bruk menyen på det.",
    },
    lanesRead: {
      title: "Her bor ideene",
      text: "Hver idé er et kort. Det går fra venstre mot høyre: ny, prøves, innført. Alle ansatte kan lese tavlen.",
    },
    today: {
      title: "Slik er dagen",
      text: "Bemanning, senger og beredskap. Er alt som planlagt, er det ett trykk.",
    },
    cross: {
      title: "Grønt kors",
      text: "Hver dag får en farge i møtet. Vi spør hvorfor, aldri hvem. Ingen navn skal stå her.",
    },
    measures: {
      title: "Målingene dere har valgt",
      text: "Setningen sier hva tallene viser. Et signal er merket, resten er vanlig variasjon.",
    },
    meetingLead: {
      title: "Hold det første møtet",
      text: "Ett trykk her, så leder skjermen dere gjennom punktene. Ti minutter, og referatet skriver seg selv.",
    },
    meetingJoin: {
      title: "Bli med i møtet",
      text: "Herfra følger du møtet, også hjemmefra. Skjermen din viser det samme som veggen.",
    },
    wall: {
      title: "Få tavlen på veggen",
      text: "En skjerm på veggen viser en kode. Skriv den inn, og tavlen henger der. Møtetid og behov står i innstillingene.",
    },
    records: {
      title: "Hva ble bestemt?",
      text: "Under denne menyen står referatene fra alle møtene, og kortene som er lagt bort.",
    },
    help: {
      title: "Trenger du hjelp?",
      text: "Denne omvisningen og en side om tavlemøtet finner du alltid her.",
    },
  },
  page: {
    title: "Tavlemøtet på to minutter",
    lead: "Vi møtes stående foran tavlen, ti minutter, hver dag. Alle som er på jobb, er med. Skjermen leder oss fra punkt til punkt.",
    stepsTitle: "Åtte punkter, ti minutter",
    steps: {
      welcome: "Hvem er her? Én leder, én passer tiden.",
      answers: "Hva har vi fått svar på? Svarene kommer først. Vi bekrefter, eller sier at det ikke er løst.",
      matters: "Det andre har løftet til oss. Vi svarer, delegerer eller løfter videre, før fristen.",
      cross: "Hvordan gikk det i går? Vi gir dagen en farge. Vi spør hvorfor, aldri hvem.",
      today: "Er vi nok folk? Har vi plass? Er alt som planlagt, er det ett trykk.",
      measures: "Hva sier tallene våre? Et signal snakker vi om. Vanlig variasjon lar vi ligge.",
      tests: "Testene som pågår: hva skjedde, ble det som vi trodde, og hva bestemmer vi?",
      ideas: "Én ny idé av gangen. Vi gjør den nå, prøver den smått, finner ut mer, eller sier nei med en grunn.",
      raise: "Det vi ikke kan løse selv, sender vi opp. Vi sier hva vi har prøvd, og hva vi ber om.",
      thanks: "Vi takker noen. Så slutter vi i tide.",
    },
    upTitle: "Opp og ned igjen",
    up: "Saken går opp med ett trykk. Svaret kommer ned til tavlen som spurte. Bare vi som sendte den, kan si at den er løst.",
    places: { section: "Vi", department: "Avdelingen", clinic: "Klinikken" },
    upWord: "løft",
    downWord: "svar",
    ideaTitle: "Har du en idé?",
    idea: "Skann koden på veggen med mobilen. Skriv én linje og send. Du trenger ikke logge inn. Du får svar på den samme lenken.",
    rulesTitle: "Tre ting vi holder på",
    rules: [
      "Ingen navn på pasienter, ikke fødselsnummer, ikke romnummer sammen med alder.",
      "Ingen blir målt mot hverandre. Vi ser på arbeidet, ikke på den som gjør det.",
      "Alle ideer får svar, også de vi sier nei til.",
    ],
    whyTitle: "Hvorfor gjør vi det?",
    why: "Forskere har lest 158 studier av slike møter. To av tre fant at teamet jobbet bedre sammen. Ti til femten minutter er best.",
    sources: "Kilder",
    sourceList: [
      "Pimentel m.fl.: Huddles and their effectiveness, a scoping review. Journal of General Internal Medicine, 2021.",
      "Universitetssykehuset Nord-Norge: Forbedringstavle og tavlemøte.",
      "I trygge hender 24-7: Prioriteringsmatrise.",
    ],
    print: "Skriv ut",
    signIn: "Logg inn",
  },
  first: {
    card: "Skriv den første ideen",
    cardText: "Hva leter dere etter hver dag? Ett kort er nok til å begynne.",
    cardAct: "Åpne tavlen",
    meeting: "Hold det første møtet",
    meetingText: "Prøv punktene alene først, det tar to minutter. Punkter og tid kan endres siden.",
    meetingAct: "Til møtet",
    read: "Les om tavlemøtet på to minutter",
    done: (done: number, all: number) => `${done} av ${all} er gjort`,
  },
};

export const nn: typeof nb = {
  offer: {
    title: "Er du ny her?",
    text: "Vi viser deg tavla på eitt minutt.",
    show: "Vis meg rundt",
    not: "Nei takk",
  },
  help: "Hjelp",
  tour: "Vis meg rundt på tavla",
  howTo: "Slik gjer vi tavlemøte",
  howToShort: "Slik gjer vi",
  onWall: (address) => `Ny på tavlemøte? Les på ${address}`,
  ui: {
    label: "Omvising på tavla",
    place: (number, count) => `${number} av ${count}`,
    next: "Neste",
    back: "Førre",
    skip: "Hopp over",
    done: "Ferdig",
    pair: "Kople til ein veggskjerm",
  },
  hints: {
    lanes: {
      title: "Her bur ideane",
      text: "Kvar idé er eit kort. Det går frå venstre mot høgre: ny, blir prøvd, innført. Dra kortet, eller bruk menyen på det.",
    },
    lanesRead: {
      title: "Her bur ideane",
      text: "Kvar idé er eit kort. Det går frå venstre mot høgre: ny, blir prøvd, innført. Alle tilsette kan lese tavla.",
    },
    today: {
      title: "Slik er dagen",
      text: "Bemanning, senger og beredskap. Er alt som planlagt, er det eitt trykk.",
    },
    cross: {
      title: "Grønt kors",
      text: "Kvar dag får ein farge i møtet. Vi spør kvifor, aldri kven. Ingen namn skal stå her.",
    },
    measures: {
      title: "Målingane de har valt",
      text: "Setninga seier kva tala viser. Eit signal er merkt, resten er vanleg variasjon.",
    },
    meetingLead: {
      title: "Hald det første møtet",
      text: "Eitt trykk her, så leier skjermen dykk gjennom punkta. Ti minutt, og referatet skriv seg sjølv.",
    },
    meetingJoin: {
      title: "Bli med i møtet",
      text: "Herifrå følgjer du møtet, også heimefrå. Skjermen din viser det same som veggen.",
    },
    wall: {
      title: "Få tavla på veggen",
      text: "Ein skjerm på veggen viser ein kode. Skriv han inn, og tavla heng der. Møtetid og behov står i innstillingane.",
    },
    records: {
      title: "Kva vart bestemt?",
      text: "Under denne menyen står referata frå alle møta, og korta som er lagde bort.",
    },
    help: {
      title: "Treng du hjelp?",
      text: "Denne omvisinga og ei side om tavlemøtet finn du alltid her.",
    },
  },
  page: {
    title: "Tavlemøtet på to minutt",
    lead: "Vi møtest ståande framfor tavla, ti minutt, kvar dag. Alle som er på jobb, er med. Skjermen leier oss frå punkt til punkt.",
    stepsTitle: "Åtte punkt, ti minutt",
    steps: {
      welcome: "Kven er her? Éin leier, éin passar tida.",
      answers: "Kva har vi fått svar på? Svara kjem først. Vi stadfestar, eller seier at det ikkje er løyst.",
      matters: "Det andre har løfta til oss. Vi svarer, delegerer eller løftar vidare, før fristen.",
      cross: "Korleis gjekk det i går? Vi gir dagen ein farge. Vi spør kvifor, aldri kven.",
      today: "Er vi nok folk? Har vi plass? Er alt som planlagt, er det eitt trykk.",
      measures: "Kva seier tala våre? Eit signal snakkar vi om. Vanleg variasjon lèt vi liggje.",
      tests: "Testane som går føre seg: kva skjedde, vart det som vi trudde, og kva bestemmer vi?",
      ideas: "Éin ny idé om gongen. Vi gjer han no, prøver han smått, finn ut meir, eller seier nei med ein grunn.",
      raise: "Det vi ikkje kan løyse sjølve, sender vi opp. Vi seier kva vi har prøvd, og kva vi ber om.",
      thanks: "Vi takkar nokon. Så sluttar vi i tide.",
    },
    upTitle: "Opp og ned att",
    up: "Saka går opp med eitt trykk. Svaret kjem ned til tavla som spurde. Berre vi som sende ho, kan seie at ho er løyst.",
    places: { section: "Vi", department: "Avdelinga", clinic: "Klinikken" },
    upWord: "løft",
    downWord: "svar",
    ideaTitle: "Har du ein idé?",
    idea: "Skann koden på veggen med mobilen. Skriv éi linje og send. Du treng ikkje logge inn. Du får svar på den same lenkja.",
    rulesTitle: "Tre ting vi held på",
    rules: [
      "Ingen namn på pasientar, ikkje fødselsnummer, ikkje romnummer saman med alder.",
      "Ingen blir målt mot kvarandre. Vi ser på arbeidet, ikkje på den som gjer det.",
      "Alle idear får svar, også dei vi seier nei til.",
    ],
    whyTitle: "Kvifor gjer vi det?",
    why: "Forskarar har lese 158 studiar av slike møte. To av tre fann at laget arbeidde betre saman. Ti til femten minutt er best.",
    sources: "Kjelder",
    sourceList: [
      "Pimentel m.fl.: Huddles and their effectiveness, a scoping review. Journal of General Internal Medicine, 2021.",
      "Universitetssykehuset Nord-Norge: Forbedringstavle og tavlemøte.",
      "I trygge hender 24-7: Prioriteringsmatrise.",
    ],
    print: "Skriv ut",
    signIn: "Logg inn",
  },
  first: {
    card: "Skriv den første ideen",
    cardText: "Kva leitar de etter kvar dag? Eitt kort er nok til å byrje.",
    cardAct: "Opne tavla",
    meeting: "Hald det første møtet",
    meetingText: "Prøv punkta åleine først, det tek to minutt. Punkt og tid kan endrast sidan.",
    meetingAct: "Til møtet",
    read: "Les om tavlemøtet på to minutt",
    done: (done, all) => `${done} av ${all} er gjort`,
  },
};

export const en: typeof nb = {
  offer: {
    title: "New here?",
    text: "We show you the board in one minute.",
    show: "Show me around",
    not: "No, thank you",
  },
  help: "Help",
  tour: "Show me around the board",
  howTo: "How we hold board meetings",
  howToShort: "How we do it",
  onWall: (address) => `New to board meetings? Read at ${address}`,
  ui: {
    label: "A tour of the board",
    place: (number, count) => `${number} of ${count}`,
    next: "Next",
    back: "Previous",
    skip: "Skip",
    done: "Done",
    pair: "Pair a wall screen",
  },
  hints: {
    lanes: {
      title: "Ideas live here",
      text: "Each idea is a card. It goes from left to right: new, tested, in use. Drag the card, or use its menu.",
    },
    lanesRead: {
      title: "Ideas live here",
      text: "Each idea is a card. It goes from left to right: new, tested, in use. All staff may read the board.",
    },
    today: {
      title: "What today is like",
      text: "Staffing, beds and preparedness. When all is as planned, it is one touch.",
    },
    cross: {
      title: "The green cross",
      text: "Each day gets a colour in the meeting. We ask why, never who. No names stand here.",
    },
    measures: {
      title: "The measures you have chosen",
      text: "The sentence says what the figures show. A signal is marked, the rest is common variation.",
    },
    meetingLead: {
      title: "Hold the first meeting",
      text: "One touch here, and the screen leads you from item to item. Ten minutes, and the record writes itself.",
    },
    meetingJoin: {
      title: "Join the meeting",
      text: "Follow the meeting from here, also from home. Your screen shows what the wall shows.",
    },
    wall: {
      title: "Put the board on the wall",
      text: "A screen on the wall shows a code. Type it in, and the board hangs there. Times and needs are in the settings.",
    },
    records: {
      title: "What was decided?",
      text: "This menu holds the records of all meetings, and the cards that were put away.",
    },
    help: {
      title: "Need help?",
      text: "This tour and a page about the board meeting are always here.",
    },
  },
  page: {
    title: "The board meeting in two minutes",
    lead: "We meet standing at the board, ten minutes, every day. All who are at work take part. The screen leads us from item to item.",
    stepsTitle: "Eight items, ten minutes",
    steps: {
      welcome: "Who is here? One leads, one keeps the time.",
      answers: "What have we been answered? Answers come first. We confirm, or say that it is not solved.",
      matters: "What others have raised to us. We answer, delegate or raise it further, in time.",
      cross: "How did yesterday go? We give the day a colour. We ask why, never who.",
      today: "Are we enough people? Have we room? When all is as planned, it is one touch.",
      measures: "What do our figures say? We talk about a signal. Common variation we leave alone.",
      tests: "The tests that are running: what happened, was it as we thought, and what do we decide?",
      ideas: "One new idea at a time. We do it now, test it small, find out more, or say no with a reason.",
      raise: "What we cannot solve we send up. We say what we have tried, and what we ask for.",
      thanks: "We thank somebody. Then we end on time.",
    },
    upTitle: "Up, and down again",
    up: "A matter goes up with one touch. Its answer comes down to the board that asked. Only we who sent it can say that it is solved.",
    places: { section: "We", department: "Department", clinic: "Clinic" },
    upWord: "raise",
    downWord: "answer",
    ideaTitle: "Have an idea?",
    idea: "Scan the code on the wall with your phone. Write one line and send. No sign-in. The answer comes on the same link.",
    rulesTitle: "Three things we hold to",
    rules: [
      "No names of patients, no identity numbers, no room number together with an age.",
      "Nobody is measured against another. We look at the work, not at who does it.",
      "Every idea gets an answer, also those we say no to.",
    ],
    whyTitle: "Why do we do it?",
    why: "Researchers have read 158 studies of such meetings. Two of three found that the team worked better together. Ten to fifteen minutes is best.",
    sources: "Sources",
    sourceList: [
      "Pimentel et al.: Huddles and their effectiveness, a scoping review. Journal of General Internal Medicine, 2021.",
      "University Hospital of North Norway: Forbedringstavle og tavlemøte.",
      "I trygge hender 24-7: Prioriteringsmatrise.",
    ],
    print: "Print",
    signIn: "Sign in",
  },
  first: {
    card: "Write the first idea",
    cardText: "What do you look for every day? One card is enough to begin.",
    cardAct: "Open the board",
    meeting: "Hold the first meeting",
    meetingText: "Try the items alone first, it takes two minutes. Items and times can be changed later.",
    meetingAct: "To the meeting",
    read: "Read about the board meeting in two minutes",
    done: (done, all) => `${done} of ${all} are done`,
  },
};
