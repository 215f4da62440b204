import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../shared/access/actor.ts";
import type { BoardId, UnitId } from "../../../shared/base/ids.ts";
import { NOTICE_EVENTS } from "../../../shared/notice/event.ts";
import { type Composing, noticeMail, noticePost, ownMail } from "../../../server/notice/compose.ts";
import { faultOf } from "../../../server/notice/smtp.ts";
import { cardOf } from "../../../server/notice/teams.ts";

const board = (number: number) => `board${number}` as BoardId;
const how = (unit: string, change: Partial<Composing> = {}): Composing => ({
  language: "nb",
  publicUrl: "https://tavle.sykehus.no",
  unitNameOf: () => unit,
  levelOf: () => undefined,
  ...change,
});
const waiting = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ event: "safety-new", matterId: `m${i}`, boardId: board(i) }) as const);

describe("a mail", () => {
  test.each(LANGUAGES)("says in %s what each event asks", (language) => {
    for (const event of NOTICE_EVENTS) {
      const mail = noticeMail(how("Ortopedi", { language }), [{ event, matterId: "m", boardId: board(1) }]);
      expect(mail.subject).toMatch(/^1 .+ – Ortopedi$/);
      expect(mail.text).toContain("Ortopedi: https://tavle.sykehus.no/tavle/board1/sak/m\n");
      expect(mail.html).toContain("https://tavle.sykehus.no/profil#varsler");
    }
  });

  test("of several at one unit leads to where they wait, and of answers to the board that asked", () => {
    const clinic = how("Kirurgi", { levelOf: (id) => (id === board(1) ? ("clinic" as UnitId) : undefined) });
    const two = (event: "due-soon" | "answered", at: BoardId) =>
      noticeMail(
        clinic,
        ["a", "b"].map((matterId) => ({ event, matterId, boardId: at })),
      ).text;
    expect(two("due-soon", board(1))).toContain("https://tavle.sykehus.no/niva/clinic\n");
    expect(two("answered", board(1))).toContain("https://tavle.sykehus.no/tavle/board1\n");
    expect(two("due-soon", board(2))).toContain("https://tavle.sykehus.no/tavle/board2\n");
  });

  test("counts the boards that it does not link to", () => {
    const { text, subject } = noticeMail(how("Ortopedi"), waiting(20));
    expect(subject).toBe("20 saker venter på svar");
    expect(text.match(/\/tavle\//g)).toHaveLength(5);
    expect(text).toContain("(+15 til)");
  });

  test("of ten thousand things is as short as one of twenty", () => {
    expect(noticeMail(how("Ortopedi"), waiting(10_000)).text.length).toBeLessThan(1000);
  });

  test("a unit's name begins no header, no line and no tag", () => {
    const { subject, text, html } = noticeMail(
      how('X\r\nBcc: alle@sykehus.no\r\n\r\n<img src="https://evil.example">'),
      [{ event: "answered", matterId: "m", boardId: board(1) }],
    );
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text).not.toMatch(/^Bcc:/m);
    expect(html).not.toContain("<img");
    expect(html).not.toContain('"https://evil');
  });

  test("with words of its own has the same foot, and its subject is one line", () => {
    const mail = ownMail(how(""), { subject: "Referat\nBcc: x@y.no", text: "Møtet 07:45\n\n<b>Kort</b>" });
    expect(mail.subject).toBe("Referat Bcc: x@y.no");
    expect(mail.html).toContain("&lt;b&gt;Kort&lt;/b&gt;");
    expect(mail.text).toContain("/profil#varsler");
  });
});

describe("a card", () => {
  test("stands in texts that read no Markdown, and leads to the matter alone", () => {
    const name = "[Åpne](https://evil.example) <at>alle</at>";
    const card = cardOf(noticePost(how(name), "id", waiting(1), undefined));
    const [attachment] = card.attachments;
    expect(card.type).toBe("message");
    expect(attachment?.content.body.every(({ type }) => type === "RichTextBlock")).toBe(true);
    expect(attachment?.content.actions).toEqual([
      { type: "Action.OpenUrl", title: "Åpne saken", url: "https://tavle.sykehus.no/tavle/board0/sak/m0" },
    ]);
  });
});

describe("what a mail server says", () => {
  test.each([
    [{ code: "EENVELOPE", responseCode: 550 }, "refused"],
    [{ code: "EMESSAGE", responseCode: 554 }, "refused"],
    [{ code: "EENVELOPE", responseCode: 451 }, "later"],
    [{ code: "EMESSAGE", responseCode: 503 }, "later"],
    // The operator may mend it: it is tried again.
    [{ code: "EAUTH", responseCode: 535 }, "sign-in"],
    [{ code: "ETLS" }, "tls"],
    [{ code: "ETLS", responseCode: 500 }, "tls"],
    [{ code: "ESOCKET" }, "tls"],
    [{ code: "ETIMEDOUT" }, "timeout"],
    [{ code: "EDNS" }, "unreachable"],
    [{ code: "ESOCKET", syscall: "connect" }, "unreachable"],
    [new Error("?"), "unreachable"],
    [undefined, "unreachable"],
  ])("%j is %s", (error, fault) => {
    expect(faultOf(error)).toBe(fault);
  });
});
