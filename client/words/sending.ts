/** While a matter is written: what is missing, and how one raises where a finger has no room to drag. */

export const nb = {
  missing: { what: "Skriv hva det gjelder.", choice: "Velg hva dere ber om.", ownText: "Skriv hva dere ber om." },
  /** In an empty lane, for a finger: a card has *Løft* when it is open. */
  open: "Åpne et kort og trykk Løft.",
  /** Beside *Løft dette*. */
  other: "Løft noe annet",
  markedOn: (screen: string, when: string) => `merket på skjermen ${screen} ${when}`,
};

export const nn: typeof nb = {
  missing: { what: "Skriv kva det gjeld.", choice: "Vel kva de ber om.", ownText: "Skriv kva de ber om." },
  open: "Opne eit kort og trykk Løft.",
  other: "Løft noko anna",
  markedOn: (screen, when) => `merkt på skjermen ${screen} ${when}`,
};

export const en: typeof nb = {
  missing: { what: "Write what it is about.", choice: "Choose what you ask for.", ownText: "Write what you ask for." },
  open: "Open a card and press Raise.",
  other: "Raise something else",
  markedOn: (screen, when) => `marked on the screen ${screen} ${when}`,
};
