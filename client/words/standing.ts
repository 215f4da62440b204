/** The words of what stands in every step of a meeting: make a card, raise, and the rest under *Mer*. */

export const nb = {
  makeCard: "Lag kort",
  raise: "Løft",
  more: "Mer",
  back: "Tilbake til punktet",
  cardMade: (title: string, lane: string) => `«${title}» står i ${lane}`,
  title: {
    followUp: (what: string) => `Følg opp: ${what}`,
    day: (day: string, what: string) => (what === "" ? `Følg opp ${day}` : `Følg opp ${day}: ${what}`),
    fromStep: (step: string, day: string) => `${step} ${day}: skriv hva det gjelder`,
  },
  whatHelp: "Dette blir sendt. Dere kan rette det.",
  lead: {
    act: "Jeg leder i dag",
    question: "Hvem leder i dag?",
    help: "Trykk på rollen eller navnet. Møtet går videre også uten leder.",
    roles: ["Ansvarsvakt", "Koordinator", "Seksjonsleder", "Stedfortreder"],
  },
};

export const nn: typeof nb = {
  makeCard: "Lag kort",
  raise: "Løft",
  more: "Meir",
  back: "Tilbake til punktet",
  cardMade: (title, lane) => `«${title}» står i ${lane}`,
  title: {
    followUp: (what) => `Følg opp: ${what}`,
    day: (day, what) => (what === "" ? `Følg opp ${day}` : `Følg opp ${day}: ${what}`),
    fromStep: (step, day) => `${step} ${day}: skriv kva det gjeld`,
  },
  whatHelp: "Dette blir sendt. De kan rette det.",
  lead: {
    act: "Eg leier i dag",
    question: "Kven leier i dag?",
    help: "Trykk på rolla eller namnet. Møtet går vidare også utan leiar.",
    roles: ["Ansvarsvakt", "Koordinator", "Seksjonsleiar", "Stadfortredar"],
  },
};

export const en: typeof nb = {
  makeCard: "Make a card",
  raise: "Raise",
  more: "More",
  back: "Back to the item",
  cardMade: (title, lane) => `“${title}” stands in ${lane}`,
  title: {
    followUp: (what) => `Follow up: ${what}`,
    day: (day, what) => (what === "" ? `Follow up ${day}` : `Follow up ${day}: ${what}`),
    fromStep: (step, day) => `${step} ${day}: write what it is about`,
  },
  whatHelp: "This is what is sent. You can change it.",
  lead: {
    act: "I lead today",
    question: "Who leads today?",
    help: "Touch the role or the name. The meeting goes on without a leader too.",
    roles: ["Nurse in charge", "Coordinator", "Section leader", "Deputy"],
  },
};
