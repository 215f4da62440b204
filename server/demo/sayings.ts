/** What is settled in a meeting and written down: short, as people say it standing. */
export const DECISIONS = {
  nb: [
    "Gripesko i alle størrelser på lageret, Odd bestiller",
    "Vi prøver to tilsyn om natten i en uke til",
    "Blærescanneren får fast plass ved vaktrommet",
    "Fagsykepleier går gjennom dobbeltkontroll på mandag",
    "Ny lapp på medisinrommet: ikke forstyrr",
    "Kveldsvakta prøver kort overlevering ved senga",
    "Ladeplassen merkes i dag",
    "Vi ringer portørene før klokka 14",
    "Håndsprit sjekkes ved hver vaktstart",
    "Spør pårørende om briller og høreapparat ved innkomst",
    "Ta opp ventetid på røntgen i avdelingsmøtet",
    "Alle ser på fallisten før visitt",
  ],
  nn: [
    "Vi prøver kort overlevering ved senga ei veke til",
    "Ny lapp på medisinrommet: ikkje uroe",
    "Handsprit blir sjekka ved kvar vaktstart",
    "Blodgass blir bestilt før visitten",
    "Vi ringjer apoteket før klokka 12",
  ],
} as const;

/** What is thanked for, in one's own words; the rest are ready-made choices. */
export const THANKS_LINES = {
  nb: ["Rolig og godt mottak i går kveld", "For at dere sa fra om madrassen", "Fin opplæring av de nye", ""],
  nn: ["Godt samarbeid med ambulansen", "For at de sa frå", ""],
} as const;
