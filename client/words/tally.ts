/** Counting by hand, at the wall, at a desk and on a signed-in phone; the page without account has words of its own. */
interface Words {
  readonly title: string;
  readonly open: string;
  readonly close: string;
  readonly one: (name: string) => string;
  readonly counted: (name: string) => string;
  readonly mark: string;
  readonly markHelp: string;
}

export const nb: Words = {
  title: "Telles for hånd",
  open: "Tell +1",
  close: "Ferdig",
  one: (name) => `${name} +1`,
  counted: (name) => `Telt: ${name}`,
  mark: "Telles for hånd",
  markHelp: "Alle som ser veggen, kan legge til én med et trykk: på skjermen eller fra mobilen.",
};

export const nn: Words = {
  title: "Blir talt for hand",
  open: "Tel +1",
  close: "Ferdig",
  one: (name) => `${name} +1`,
  counted: (name) => `Registrert: ${name}`,
  mark: "Blir talt for hand",
  markHelp: "Alle som ser veggen, kan leggje til éi med eit trykk: på skjermen eller frå mobilen.",
};

export const en: Words = {
  title: "Counted by hand",
  open: "Count +1",
  close: "Done",
  one: (name) => `${name} +1`,
  counted: (name) => `Counted: ${name}`,
  mark: "Counted by hand",
  markHelp: "Everybody who sees the wall may add one with a touch: on the screen or from a phone.",
};
