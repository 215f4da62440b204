/** The night at the wall, and what it left for the morning. */
interface Words {
  readonly greeting: string;
  readonly invite: string;
  readonly or: string;
  readonly code: (digits: string) => string;
  readonly so: (count: number) => string;
  readonly touch: string;
  readonly from: (count: number) => string;
  readonly idea: string;
  readonly event: string;
  readonly counted: (name: string, count: number) => string;
}

export const nb: Words = {
  greeting: "God vakt",
  invite: "Kom du på noe i natt? Skann koden, så står det på tavlen når dagen kommer.",
  or: "eller gå til",
  code: (digits) => `kode ${digits}`,
  so: (count) => (count === 0 ? "" : count === 1 ? "1 ting er gitt i natt" : `${count} ting er gitt i natt`),
  touch: "Trykk på skjermen for å se tavlen",
  from: (count) => `Fra natta: ${count}`,
  idea: "Idé",
  event: "Hendelse",
  counted: (name, count) => `${name}: telt ${count}`,
};

export const nn: Words = {
  greeting: "God vakt",
  invite: "Kom du på noko i natt? Skann koden, så står det på tavla når dagen kjem.",
  or: "eller gå til",
  code: (digits) => `kode ${digits}`,
  so: (count) => (count === 0 ? "" : count === 1 ? "1 ting er gitt i natt" : `${count} ting er gitt i natt`),
  touch: "Trykk på skjermen for å sjå tavla",
  from: (count) => `Frå natta: ${count}`,
  idea: "Idé",
  event: "Hending",
  counted: (name, count) => `${name}: registrert ${count}`,
};

export const en: Words = {
  greeting: "Have a good shift",
  invite: "Thought of something tonight? Scan the code, and it is on the board when day comes.",
  or: "or go to",
  code: (digits) => `code ${digits}`,
  so: (count) => (count === 0 ? "" : count === 1 ? "1 thing was given tonight" : `${count} things were given tonight`),
  touch: "Touch the screen to see the board",
  from: (count) => `From the night: ${count}`,
  idea: "Idea",
  event: "Event",
  counted: (name, count) => `${name}: ${count} counted`,
};
