/** Units and their levels: who speaks for a unit, how it is reached, and how the tree is changed. */
export const nb = {
  /** To somebody who may not raise a matter; the names are those of the unit's leaders and deputies. */
  whoRaises: (names: string) =>
    names === ""
      ? "Saker løftes av leder eller stedfortreder, eller fra veggen i møtet."
      : `Saker løftes av leder eller stedfortreder (${names}), eller fra veggen i møtet.`,
};

type TierWords = typeof nb;

export const nn: TierWords = {
  whoRaises: (names) =>
    names === ""
      ? "Saker blir løfta av leiar eller stedfortredar, eller frå veggen i møtet."
      : `Saker blir løfta av leiar eller stedfortredar (${names}), eller frå veggen i møtet.`,
};

export const en: TierWords = {
  whoRaises: (names) =>
    names === ""
      ? "Matters are raised by a leader or deputy, or from the wall in the meeting."
      : `Matters are raised by a leader or deputy (${names}), or from the wall in the meeting.`,
};
