import { describe, expect, test } from "vitest";
import { recordText } from "../../../server/huddle/recordText.ts";
import { type Id, newId } from "../../../shared/base/ids.ts";
import { end, type Start, start } from "../../../shared/huddle/huddle.ts";
import { type MeetingFacts, meetingFacts, type MeetingRecord } from "../../../shared/protocol/meetings.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(606);
const id = <Kind extends string>(): Id<Kind> => newId<Kind>(random);
/** A Monday at 07:45 in Oslo. */
const MONDAY = Date.parse("2026-11-23T06:45:00Z");
const TUESDAY = Date.parse("2026-11-24T07:25:00Z");
const LANGUAGES = ["nb", "nn", "en"] as const;
const URL = "https://tavle.sykehus.no/tavle/a/referat/b";

const NOTHING: MeetingFacts = meetingFacts.parse({
  type: { kind: "huddle", name: null },
  cross: [],
  measures: [],
  cards: [],
});
const FULL: MeetingFacts = {
  ...NOTHING,
  messages: [{ id: id(), from: "Kirurgisk klinikk", text: "Ny rutine <b>for</b> nøkler", readBefore: false }],
  visits: [
    {
      id: id(),
      from: "Kirurgisk klinikk",
      kind: "clinic",
      at: MONDAY,
      thanks: [{ id: id(), to: "nightShift", line: "" }],
    },
  ],
  questions: [{ id: id(), unit: "Kirurgisk klinikk", text: "Hva trenger dere?", answer: "Én løfter" }],
  replies: [{ id: id(), unit: "4A", text: "Går det?", answer: "Ja" }],
  answers: [{ id: id(), what: "Lås", text: "Ny lås\ni dag", from: "Ortopedisk avdeling", solved: true }],
  heard: [{ id: id(), what: "Alarm", text: "Vi spør", from: "Ortopedisk avdeling", interim: { due: TUESDAY } }],
  handled: [
    {
      matters: [{ id: id(), what: "Løfter", from: "3B", kind: "action", safety: true }],
      deeds: [
        { did: "delegated", to: "Portørtjenesten" },
        { did: "forwarded", to: "Kirurgisk klinikk", due: TUESDAY },
      ],
    },
  ],
  raised: [{ id: id(), kind: "action", what: "Rullestol", asked: "", to: "Ortopedisk avdeling" }],
  marked: [{ id: id(), what: "Porten henger" }],
  thanks: [{ id: id(), to: null, line: "for hjelpen", at: MONDAY }],
};

function record(facts: MeetingFacts, change: object = {}): MeetingRecord {
  const steps = [{ id: "a", meaning: "welcome" as const, minutes: 1, title: null }];
  const leader = { personId: null, name: "Lise Lund" };
  const from: Start = { id: id(), typeId: id(), plannedAt: null, steps, leader, heads: { room: 5, remote: 1 } };
  return {
    board: { id: id(), name: "3B", unitName: "3B", zone: "Europe/Oslo" },
    type: { kind: "huddle", name: null },
    meeting: { ...end(start(from, MONDAY), MONDAY + 600_000), ...change },
    facts,
    mail: null,
  };
}

describe("a record by mail", () => {
  test("tells what came from above and what was done with it, by units and without names", () => {
    const { subject, text } = recordText(record(FULL), "nb", URL);
    expect(subject).toBe("Referat: Tavlemøte mandag 23. november");
    for (const line of [
      "- Ny rutine <b>for</b> nøkler (fra Kirurgisk klinikk)",
      "- Klinikkledelsen, Kirurgisk klinikk, mandag 23. november 07:45 – Takk til nattevakta",
      "- Hva trenger dere? (fra Kirurgisk klinikk) – Vi svarte: Én løfter",
      "- Går det? – 4A: Ja",
      "- Lås – Ortopedisk avdeling: Ny lås i dag (bekreftet)",
      "- Alarm – Ortopedisk avdeling: Vi spør (foreløpig svar, ny svarfrist tirsdag 24. november 08:25)",
      "- Løfter (fra 3B) – Delegert til Portørtjenesten – Løftet videre til Kirurgisk klinikk (svarfrist tirsdag 24. november 08:25)",
      "- Porten henger (merket, skrives ferdig etter møtet)",
      "- Takk for hjelpen",
    ]) {
      expect(text.split("\n")).toContain(line);
    }
    expect(text).not.toContain("Lise Lund");
  });

  test.each(LANGUAGES)("says the same as text and as HTML, where nothing of people's is markup: %s", (language) => {
    const { text, html } = recordText(record(FULL), language, URL);
    const items = [...html.matchAll(/<li[^>]*>(.*?)<\/li>/g)].map(([, item = ""]) =>
      item.replaceAll("&lt;", "<").replaceAll("&gt;", ">"),
    );
    const lines = text.split("\n").filter((line) => line.startsWith("- "));
    expect(items).toEqual(lines.map((line) => line.slice(2)));
    expect(html).not.toContain("<b>for</b>");
    expect(html).toContain(`href="${URL}"`);
  });

  test("has no word of bokmål in the other languages", () => {
    const own = (language: "nb" | "nn" | "en") =>
      recordText(record(FULL), language, URL)
        .text.split("\n")
        .filter((line) => line !== "" && !line.startsWith("- "));
    const [nb, en] = [own("nb"), own("en")];
    expect(nb.filter((line) => en.includes(line))).toEqual([]);
    expect(own("nn")).toContain("Besøk sidan sist");
  });

  test.each(LANGUAGES)("is short where nothing was written down, and says how it ended: %s", (language) => {
    const left = { step: 0, stepStartedAt: MONDAY, focus: null, counted: [] };
    const { text } = recordText(record(NOTHING, { left, lateSince: MONDAY }), language, URL);
    expect(text.split("\n\n")).toHaveLength(3);
    expect(text.split("\n\n")[1]?.split("\n")).toHaveLength(4);
  });
});
