import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BoardId } from "../../shared/base/ids.ts";
import { axe, type ScreenName, type TestPage, useBrowser } from "../support/browser.ts";
import type { PersonName } from "../support/hospital.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** Synthetic: month + 80, as the tax administration's test people have. Both control digits are right. */
const NUMBER = "15888010030";

describe("a board on two laptops", () => {
  const browser = useBrowser();
  const dataDir = mkdtempSync(join(tmpdir(), "tavle-board-"));
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ dataDir });
  });
  afterAll(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** A board of its own for each test. */
  async function newBoard(): Promise<BoardId> {
    const body = { unitId: server.hospital.unitId, name: "Sengepost 3", kind: "huddle", language: "nb" };
    return (await server.as("leader", "POST", "/api/v1/boards", { body })).body.id;
  }

  async function open(boardId: BoardId, who: PersonName, screen: ScreenName = "laptop"): Promise<TestPage> {
    const page = await browser.visit(`${server.url}/tavle/${boardId}`, { cookie: await server.signIn(who), screen });
    await page.getByRole("list", { name: "Nye ideer" }).waitFor();
    return page;
  }

  test("a card written on one shows on the other", async () => {
    const boardId = await newBoard();
    const [lise, per] = [await open(boardId, "leader"), await open(boardId, "participant")];
    await addCard(lise, "Fast plass til blærescanner");
    await card(per, "Fast plass til blærescanner").waitFor();
    expect(lise.consoleErrors).toEqual([]);
  });

  test("one card after another is written without touching the mouse", async () => {
    const page = await open(await newBoard(), "participant");
    await newCardField(page).focus();
    for (const title of ["Første", "Andre", "Tredje"]) {
      await page.keyboard.type(title);
      await page.keyboard.press("Enter");
    }
    await expect.poll(() => titlesIn(page, "Nye ideer")).toEqual(["Første", "Andre", "Tredje"]);
  });

  test("the menu of a card lies whole inside the window", async () => {
    const page = await open(await newBoard(), "participant");
    await addCard(page, "Fast plass til blærescanner");
    await page.getByRole("button", { name: "Flytt «Fast plass til blærescanner»", exact: true }).click();
    const last = await page.getByRole("menuitem", { name: "Arkiver" }).boundingBox();
    expect(last && last.y + last.height).toBeLessThanOrEqual(720);
  });

  test("what two write in one card is there for both: title, who, due date and note", async () => {
    const boardId = await newBoard();
    const [lise, per] = [await open(boardId, "leader"), await open(boardId, "participant")];
    await addCard(lise, "Mobilisering samme kveld");
    await openCard(lise, "Mobilisering samme kveld");
    await openCard(per, "Mobilisering samme kveld");
    await lise.getByLabel("Ansvarlig", { exact: true }).fill("Fysioterapeut");
    await per.getByRole("group", { name: "Frist" }).getByRole("button", { name: "Om en uke" }).click();
    await lise.getByLabel("Notat").pressSequentially("Tre pasienter. ");
    await expect.poll(() => per.getByLabel("Notat").inputValue()).toBe("Tre pasienter. ");
    await per.getByLabel("Notat").press("End");
    await per.getByLabel("Notat").pressSequentially("Fra mandag. ");
    await expect.poll(() => lise.getByLabel("Notat").inputValue()).toBe("Tre pasienter. Fra mandag. ");
    for (const page of [lise, per]) {
      await page.getByRole("dialog").getByRole("button", { name: "Lukk" }).last().click();
      await card(page, "Mobilisering samme kveld")
        .getByText(/Fysioterapeut · frist/)
        .waitFor();
    }
  });

  test("closing a card loses nothing that was written in it", async () => {
    const page = await open(await newBoard(), "participant");
    await addCard(page, "Felles previsitt");
    await openCard(page, "Felles previsitt");
    await page.getByLabel("Tittel").fill("Felles previsitt klokka 8");
    await page.getByLabel("Notat").fill("Prøves på mandag");
    await page.keyboard.press("Escape");
    await openCard(page, "Felles previsitt klokka 8");
    expect(await page.getByLabel("Notat").inputValue()).toBe("Prøves på mandag");
  });

  describe("a card is moved", () => {
    async function withCards(who: PersonName = "participant", screen: ScreenName = "laptop"): Promise<TestPage> {
      const page = await open(await newBoard(), who, screen);
      for (const title of ["En", "To", "Tre"]) await addCard(page, title);
      return page;
    }

    test("by mouse, to another lane and within its own", async () => {
      const page = await withCards();
      await drag(page, "En", card(page, "Tre"), "below");
      await expect.poll(() => titlesIn(page, "Nye ideer")).toEqual(["To", "Tre", "En"]);
      await drag(page, "Tre", page.getByRole("list", { name: "Tester nå" }), "on");
      await expect.poll(() => titlesIn(page, "Tester nå")).toEqual(["Tre"]);
      await drag(page, "To", card(page, "Tre"), "above");
      await expect.poll(() => titlesIn(page, "Tester nå")).toEqual(["To", "Tre"]);
      expect(await page.getByRole("dialog").count()).toBe(0);
    });

    test("by keyboard, and each step is said aloud in the language of the page", async () => {
      const page = await withCards();
      const handle = page.getByRole("button", { name: "Flytt «En» med piltastene" });
      expect(await handle.getAttribute("aria-roledescription")).toBe("kort som kan flyttes");
      await handle.focus();
      await page.keyboard.press("Space");
      await said(page, "Du har tatt opp «En».");
      await page.keyboard.press("ArrowDown");
      await said(page, "«En» er over Nye ideer, plass 2 av 3.");
      await page.keyboard.press("Space");
      await expect.poll(() => titlesIn(page, "Nye ideer")).toEqual(["To", "En", "Tre"]);
      await said(page, "«En» er sluppet i Nye ideer, plass 2 av 3.");
      await expect.poll(() => isFocused(page, "Flytt «En» med piltastene")).toBe(true);
      await page.keyboard.press("Space");
      await said(page, "Du har tatt opp «En».");
      await page.keyboard.press("ArrowRight");
      await said(page, "«En» er over Utredes, plass 1 av 1.");
      await page.keyboard.press("Space");
      await expect.poll(() => titlesIn(page, "Utredes")).toEqual(["En"]);
      await expect.poll(() => isFocused(page, "Flytt «En» med piltastene")).toBe(true);
    });

    test("by keyboard, and Escape leaves it where it was", async () => {
      const page = await withCards();
      await page.getByRole("button", { name: "Flytt «To» med piltastene" }).focus();
      await page.keyboard.press("Space");
      await said(page, "Du har tatt opp «To».");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Escape");
      await said(page, "Avbrutt. «To» står der det sto.");
      expect(await titlesIn(page, "Nye ideer")).toEqual(["En", "To", "Tre"]);
    });

    test("by a finger on a phone that rests on it first, also onto the tab of another lane", async () => {
      const page = await withCards("participant", "phone");
      await touchDrag(page, "En", card(page, "Tre"));
      await expect.poll(() => titlesIn(page, "Nye ideer")).toEqual(["To", "Tre", "En"]);
      await touchDrag(page, "To", page.getByRole("button", { name: /^Utredes/ }));
      await expect.poll(() => titlesIn(page, "Nye ideer")).toEqual(["Tre", "En"]);
      await page.getByRole("button", { name: "Utredes 1" }).tap();
      await expect.poll(() => titlesIn(page, "Utredes")).toEqual(["To"]);
    });

    test("by the menu, which needs no drag, on a phone", async () => {
      const page = await withCards("participant", "phone");
      await chooseInMenu(page, "Tre", "Øverst");
      await expect.poll(() => titlesIn(page, "Nye ideer")).toEqual(["Tre", "En", "To"]);
      await chooseInMenu(page, "Tre", "Ett hakk ned");
      await expect.poll(() => titlesIn(page, "Nye ideer")).toEqual(["En", "Tre", "To"]);
      await chooseInMenu(page, "Tre", "Tester nå");
      await page.getByText("«Tre» er flyttet til Tester nå").waitFor();
      await page.getByRole("status").getByRole("button", { name: "Angre" }).tap();
      await expect.poll(() => titlesIn(page, "Nye ideer")).toEqual(["En", "Tre", "To"]);
    });

    test("to «Ikke nå» only with a reason, which stands on the card", async () => {
      const page = await withCards();
      await chooseInMenu(page, "En", "Ikke nå");
      await page.getByRole("heading", { name: "Hvorfor ikke nå?" }).waitFor();
      await page.keyboard.press("Escape");
      expect(await titlesIn(page, "Nye ideer")).toContain("En");
      await drag(page, "En", page.getByRole("list", { name: "Ikke nå" }), "on");
      await page.getByRole("button", { name: "Vi har nok å teste" }).click();
      await card(page, "En").getByText("Vi har nok å teste").waitFor();
      expect(await titlesIn(page, "Ikke nå")).toEqual(["En"]);
    });
  });

  test("undo says what it takes back, and takes back one's own act alone", async () => {
    const boardId = await newBoard();
    const [lise, per] = [await open(boardId, "leader"), await open(boardId, "participant")];
    await addCard(lise, "Lises");
    await card(per, "Lises").waitFor();
    await addCard(per, "Pers");
    await card(lise, "Pers").waitFor();
    await chooseInMenu(lise, "Pers", "Utredes");
    await lise.getByRole("button", { name: "Angre: flytting av «Pers»" }).click();
    await expect.poll(() => titlesIn(lise, "Nye ideer")).toEqual(["Lises", "Pers"]);
    await lise.getByRole("button", { name: "Gjør om igjen: flytting av «Pers»" }).click();
    await expect.poll(() => titlesIn(lise, "Utredes")).toEqual(["Pers"]);
    await lise.getByRole("heading", { level: 1 }).click();
    await lise.keyboard.press("Control+z");
    await lise.keyboard.press("Control+z");
    await expect.poll(() => titlesIn(per, "Nye ideer")).toEqual(["Pers"]);
  });

  test("an archived card leaves the board, is found by its note and comes back", async () => {
    const page = await open(await newBoard(), "participant");
    for (const title of ["Gammel idé", "Annen idé"]) await addCard(page, title);
    await openCard(page, "Gammel idé");
    await page.getByLabel("Notat").fill("trillebord");
    await page.getByRole("dialog").getByRole("button", { name: "Arkiver" }).click();
    await expect.poll(() => titlesIn(page, "Nye ideer")).toEqual(["Annen idé"]);
    await chooseInMenu(page, "Annen idé", "Arkiver");
    await page.getByRole("button", { name: "Mer", exact: true }).click();
    await page.getByRole("menuitem", { name: "Arkiv" }).click();
    await page.getByLabel("Søk i arkivet").fill("trille");
    const found = page.getByRole("button", { name: /^Gjenopprett «/ });
    await expect.poll(() => found.count()).toBe(1);
    await axe(page);
    await found.click();
    await page.keyboard.press("Escape");
    await expect.poll(() => titlesIn(page, "Nye ideer")).toEqual(["Gammel idé"]);
  });

  test("lanes get the section's own names, order and number; the default ones keep their meaning", async () => {
    const boardId = await newBoard();
    const page = await open(boardId, "leader");
    await addCard(page, "En idé");
    await page.getByRole("button", { name: "Mer", exact: true }).click();
    await page.getByRole("menuitem", { name: "Kolonner" }).click();
    await page.getByLabel("Navn på kolonnen Utredes").fill("Ser på saken");
    await page.getByLabel("Navn på ny kolonne").fill("Venter på innkjøp");
    await page.getByRole("button", { name: "Ny kolonne" }).click();
    await page.getByRole("button", { name: "Skjul Innført" }).click();
    await page.getByRole("button", { name: "Flytt Nye ideer ett hakk til høyre" }).click();
    await page.getByText("betyr: Utredes").waitFor();
    await axe(page);
    await page.getByRole("button", { name: "Ferdig" }).click();
    await expect
      .poll(() => page.getByRole("heading", { level: 2 }).allInnerTexts())
      .toEqual(
        expect.arrayContaining([
          "Ser på saken",
          "Nye ideer 1",
          "Tester nå",
          "Gjør det med en gang",
          "Venter på innkjøp",
        ]),
      );
    expect(await page.getByRole("list", { name: "Innført" }).count()).toBe(0);
    await chooseInMenu(page, "En idé", "Ser på saken");
    const items = async () => (await server.as("leader", "GET", `/api/v1/boards/${boardId}/cards`)).body.items;
    await expect.poll(items).toMatchObject([{ title: "En idé", meaning: "exploring" }]);
  });

  test("measures are put up as tiles, sized, moved by menu and mouse, and taken down", async () => {
    const boardId = await newBoard();
    for (const name of ["Fall", "Ventetid"]) await defineMeasure(name);
    const page = await open(boardId, "participant", "desk");
    for (const name of ["Fall", "Ventetid"]) {
      await page.getByRole("button", { name: "Ny flis" }).click();
      await page.getByRole("dialog").getByRole("button", { name }).click();
      await tile(page, name).waitFor();
    }
    await chooseForTile(page, "Ventetid", "Bredere");
    await expect.poll(() => tile(page, "Ventetid").getAttribute("data-width")).toBe("2");
    await chooseForTile(page, "Ventetid", "Flytt fram");
    const names = () => page.locator("[data-tile] h3").allInnerTexts();
    await expect.poll(names).toEqual(["Ventetid", "Fall"]);
    await drag(page, tile(page, "Fall"), tile(page, "Ventetid"), "on", -200);
    await expect.poll(names).toEqual(["Fall", "Ventetid"]);
    await axe(page);
    await chooseForTile(page, "Fall", "Ta ned fra tavlen");
    await expect.poll(names).toEqual(["Ventetid"]);
  });

  async function defineMeasure(name: string): Promise<void> {
    const body = {
      unitId: server.hospital.unitId,
      name,
      unit: "",
      direction: "down",
      target: null,
      chart: "run",
      rhythm: "week",
      decimals: 0,
      responsible: "Seksjonsleder",
    };
    expect((await server.as("leader", "POST", "/api/v1/measures", { body })).status).toBe(200);
  }

  test("a reader sees the board and nothing to press in vain", async () => {
    const boardId = await newBoard();
    const lise = await open(boardId, "leader");
    await addCard(lise, "Fast plass til blærescanner");
    const rita = await open(boardId, "reader");
    await card(rita, "Fast plass til blærescanner").waitFor();
    await rita.getByText("Bare lesing").waitFor();
    await openCard(rita, "Fast plass til blærescanner");
    expect(await rita.getByRole("textbox").count()).toBe(0);
    await rita.keyboard.press("Escape");
    for (const name of [/Flytt/, /Nytt kort/, /Angre/, /Innstillinger/, /Ny flis/]) {
      expect(await rita.getByRole("button", { name }).count()).toBe(0);
    }
    expect(await rita.getByRole("textbox").count()).toBe(0);
    await axe(rita);
  });

  describe("a number that may be a patient's", () => {
    /** No seven digits in a row of the number: six say no more than a date of birth. */
    const pieces = Array.from({ length: NUMBER.length - 6 }, (_, at) => NUMBER.slice(at, at + 7));

    function holdsTooMuch(bytes: string): boolean {
      return pieces.some((piece) => bytes.includes(piece));
    }

    function storedBytes(): string {
      const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
      return files.map((file) => readFileSync(join(file.parentPath, file.name)).toString("latin1")).join("\n");
    }

    test("typed letter by letter in a note stays in the browser but for six digits, and the person sees why", async () => {
      const boardId = await newBoard();
      const [lise, per] = [await open(boardId, "leader"), await open(boardId, "participant")];
      await addCard(per, "Samtale med pårørende");
      const sent = await everythingSent(per);
      await openCard(per, "Samtale med pårørende");
      await openCard(lise, "Samtale med pårørende");
      const seen: string[] = [];
      await lise.exposeFunction("seen", (text: string) => seen.push(text));
      await lise.getByLabel("Notat").evaluate((field: HTMLTextAreaElement) => {
        const look = () => {
          // @ts-expect-error -- put there by the test
          window.seen(field.value);
          requestAnimationFrame(look);
        };
        look();
      });
      await per.getByLabel("Notat").pressSequentially(`Gjelder ${NUMBER} på rom 4 `, { delay: 60 });
      await per.getByText("Dette ligner et fødselsnummer").waitFor();
      await axe(per);
      await per.getByLabel("Tittel").focus();
      await expect.poll(() => lise.getByLabel("Notat").inputValue()).toMatch(/på rom 4 $/);
      const digits = seen.map((text) => text.replace("rom 4", "").replaceAll(/\D/g, "").length);
      expect(Math.max(...digits)).toBeLessThanOrEqual(6);
      expect(sent.length).toBeGreaterThan(5);
      expect(sent.filter(holdsTooMuch)).toEqual([]);
      expect(holdsTooMuch(storedBytes())).toBe(false);
      // It still stands in the field of the one who wrote it.
      expect(await per.getByLabel("Notat").inputValue()).toContain(NUMBER);
    });

    test("is stopped in a title, in who has the card, in a reason and in a lane's name", async () => {
      const page = await open(await newBoard(), "leader");
      const sent = await everythingSent(page);
      await newCardField(page).pressSequentially(NUMBER);
      await page.keyboard.press("Enter");
      await page.getByText("Dette ligner et fødselsnummer").waitFor();
      await newCardField(page).fill("En idé");
      await page.keyboard.press("Enter");
      await openCard(page, "En idé");
      for (const label of ["Tittel", "Ansvarlig"]) {
        await page.getByLabel(label, { exact: true }).fill("");
        await page.getByLabel(label, { exact: true }).pressSequentially(`rom ${NUMBER}`);
        await page.getByLabel("Notat").focus();
        await page.getByText("Dette ligner et fødselsnummer").first().waitFor();
        await page.getByLabel(label, { exact: true }).fill(label === "Tittel" ? "En idé" : "Lege");
      }
      await page.keyboard.press("Escape");
      await chooseInMenu(page, "En idé", "Ikke nå");
      await page.getByLabel("Annen grunn").pressSequentially(NUMBER);
      await page.getByText("Dette ligner et fødselsnummer").waitFor();
      expect(await page.getByRole("button", { name: "Flytt", exact: true }).isDisabled()).toBe(true);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Mer", exact: true }).click();
      await page.getByRole("menuitem", { name: "Kolonner" }).click();
      await page.getByLabel("Navn på ny kolonne").pressSequentially(NUMBER);
      await page.getByText("Dette ligner et fødselsnummer").waitFor();
      await page.getByLabel("Navn på kolonnen Utredes").pressSequentially(NUMBER);
      await page.getByLabel("Navn på kolonnen Innført").focus();
      expect(sent.length).toBeGreaterThan(2);
      expect(sent.filter(holdsTooMuch)).toEqual([]);
      expect(holdsTooMuch(storedBytes())).toBe(false);
    });
  });

  test("a leader changes the settings; who comes second sees what won", async () => {
    const boardId = await newBoard();
    const path = `${server.url}/tavle/${boardId}/innstillinger`;
    const visit = { cookie: await server.signIn("leader"), screen: "laptop" } as const;
    const [first, second] = [await browser.visit(path, visit), await browser.visit(path, visit)];
    await second.getByLabel("Navn på tavlen").fill("Sengepost 3C");
    await first.getByLabel("Navn på tavlen").fill("Sengepost 3B");
    await first.getByLabel("Tre: grønn, gul, rød").check();
    await first.getByRole("button", { name: "søndag" }).click();
    await first.getByRole("button", { name: "Lagre" }).first().click();
    await first.getByText("Innstillingene er lagret").waitFor();
    await axe(first);
    await second.getByRole("button", { name: "Lagre" }).first().click();
    await second.getByText("Noen andre endret innstillingene imens").waitFor();
    expect(await second.getByLabel("Navn på tavlen").inputValue()).toBe("Sengepost 3B");
    const board = (await server.as("leader", "GET", `/api/v1/boards/${boardId}`)).body;
    expect(board).toMatchObject({ name: "Sengepost 3B", settings: { crossScale: 3, closedWeekdays: [7] } });
    await second.getByLabel("Ny PIN").fill("12");
    await second.getByRole("button", { name: "Lagre" }).last().click();
    await second.getByText("PIN må være fire til åtte sifre").waitFor();
    await second.getByLabel("Ny PIN").fill("4821");
    await second.getByRole("button", { name: "Lagre" }).last().click();
    await second.getByRole("button", { name: "Ta bort PIN" }).waitFor();
  });

  test.each<ScreenName>(["desk", "laptop", "phone"])(
    "has no serious finding on a %s, empty or full",
    async (screen) => {
      const page = await open(await newBoard(), "leader", screen);
      await axe(page);
      for (const title of ["En", "To"]) await addCard(page, title);
      await axe(page);
      await openCard(page, "En");
      await axe(page);
    },
  );

  test("a board that one may not know of is not there", async () => {
    const page = await browser.visit(`${server.url}/tavle/${"a".repeat(26)}`, {
      cookie: await server.signIn("leader"),
    });
    await page.getByRole("heading", { name: "Denne tavlen finnes ikke" }).waitFor();
    await axe(page);
  });
});

describe("a board while the server is away", () => {
  const browser = useBrowser();
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startServerProcess();
  });
  afterAll(() => server.close());

  test("two go on writing in one card and one note, and all of it is there for both when it is back", async () => {
    const path = `${server.url}/tavle/${server.hospital.boardId}`;
    const lise = await browser.visit(path, { cookie: await server.signIn("leader"), screen: "laptop" });
    const per = await browser.visit(path, { cookie: await server.signIn("participant"), screen: "laptop" });
    await addCard(lise, "Mobilisering samme kveld");
    for (const page of [lise, per]) await openCard(page, "Mobilisering samme kveld");
    await lise.getByLabel("Notat").fill("Felles begynnelse.");
    await expect.poll(() => per.getByLabel("Notat").inputValue()).toBe("Felles begynnelse.");

    await server.kill();
    for (const page of [lise, per])
      await page
        .getByText(/^Uten nett siden \d\d:\d\d/)
        .filter({ visible: true })
        .waitFor();
    await lise.getByLabel("Tittel").fill("Mobilisering innen fire timer");
    await lise.getByLabel("Notat").press("Control+Home");
    await lise.getByLabel("Notat").pressSequentially("Lise først. ");
    await per.getByLabel("Ansvarlig", { exact: true }).fill("Fysioterapeut");
    await per.getByRole("group", { name: "Frist" }).getByRole("button", { name: "Om to uker" }).click();
    await per.getByLabel("Notat").press("Control+End");
    await per.getByLabel("Notat").pressSequentially(" Per sist.");
    for (const page of [lise, per])
      await page
        .getByText(/\d endringer venter/)
        .first()
        .waitFor();
    // The board says it, and the page above it does not say it again.
    for (const page of [lise, per]) {
      await page.locator(".banner").waitFor({ state: "attached" });
      expect(
        await page
          .getByText(/^Uten nett siden/)
          .filter({ visible: true })
          .count(),
      ).toBe(1);
    }

    await server.restart();
    for (const page of [lise, per]) {
      await expect
        .poll(() => page.getByLabel("Notat").inputValue(), LONG)
        .toBe("Lise først. Felles begynnelse. Per sist.");
      await expect.poll(() => page.getByLabel("Tittel").inputValue()).toBe("Mobilisering innen fire timer");
      await expect.poll(() => page.getByLabel("Ansvarlig", { exact: true }).inputValue()).toBe("Fysioterapeut");
      await expect.poll(() => page.getByText(/Uten nett|venter/).count()).toBe(0);
    }
    expect(await picture(lise)).toEqual(await picture(per));
    const { items } = (await server.as("reader", "GET", `/api/v1/boards/${server.hospital.boardId}/cards`)).body;
    expect(items).toMatchObject([{ title: "Mobilisering innen fire timer", who: "Fysioterapeut" }]);
  });

  test("on a machine of one's own the board is there after a reload, and what was written is sent later", async () => {
    const path = `${server.url}/tavle/${server.hospital.boardId}`;
    const page = await browser.visit(path, { cookie: await server.signIn("leader"), screen: "laptop" });
    await page.getByLabel("Dette er min egen maskin").check();
    await newCardField(page).waitFor();
    await server.kill();
    await page
      .getByText(/^Uten nett siden/)
      .filter({ visible: true })
      .waitFor();
    await addCard(page, "Skrevet uten nett");
    await page.getByText(/er tatt vare på her/).waitFor();
    await server.restart();
    await page.reload();
    await card(page, "Skrevet uten nett").waitFor();
    await expect
      .poll(async () => {
        const { items } = (await server.as("reader", "GET", `/api/v1/boards/${server.hospital.boardId}/cards`)).body;
        return items.map(({ title }: { title: string }) => title);
      }, LONG)
      .toContain("Skrevet uten nett");
  });
});

/** Loads the page anew and keeps what leaves it from then on: frames of both wires, and requests. */
async function everythingSent(page: Page): Promise<string[]> {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url() + (request.postData() ?? "")));
  page.on("websocket", (socket) => {
    socket.on("framesent", ({ payload }) => sent.push(Buffer.from(payload).toString("latin1")));
  });
  await page.reload();
  return sent;
}

/** Reconnecting waits longer and longer, at most fifteen seconds. */
const LONG = { timeout: 40_000 };

function newCardField(page: Page) {
  return page.getByRole("textbox", { name: "Nytt kort i Nye ideer" });
}

async function addCard(page: Page, title: string): Promise<void> {
  await newCardField(page).fill(title);
  await newCardField(page).press("Enter");
  await card(page, title).waitFor();
}

function card(page: Page, title: string) {
  return page.locator("[data-card]").filter({ has: page.getByText(title, { exact: true }) });
}

function tile(page: Page, name: string) {
  return page.locator("[data-tile]").filter({ has: page.getByRole("heading", { name }) });
}

async function chooseForTile(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Valg for flisen ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function openCard(page: Page, title: string): Promise<void> {
  await card(page, title).getByText(title, { exact: true }).click();
  await page.getByRole("dialog").waitFor();
}

async function titlesIn(page: Page, lane: string): Promise<string[]> {
  return await page.getByRole("list", { name: lane }).locator(".board-card-title").allInnerTexts();
}

/** What the board shows, as text. */
async function picture(page: Page): Promise<string[]> {
  return await page.locator(".board-lanes").allInnerTexts();
}

async function chooseInMenu(page: Page, title: string, item: string): Promise<void> {
  await card(page, title).hover();
  await page.getByRole("button", { name: `Flytt «${title}»`, exact: true }).click();
  await page.getByRole("menu").getByText(item, { exact: true }).click();
}

/** Drags by mouse, with the steps a hand makes. */
async function drag(
  page: Page,
  what: string | ReturnType<typeof card>,
  to: ReturnType<typeof card>,
  where: "above" | "below" | "on",
  right = 0,
): Promise<void> {
  const moved = typeof what === "string" ? card(page, what) : what;
  const [from, target] = [await moved.boundingBox(), await to.boundingBox()];
  if (!from || !target) throw new Error("not in sight");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height / 2 + 12, { steps: 3 });
  const y = { above: target.y + 4, below: target.y + target.height - 4, on: target.y + target.height / 2 }[where];
  await page.mouse.move(target.x + target.width / 2 + right, y, { steps: 12 });
  await page.locator(".board-line-before, [data-over]").first().waitFor();
  await page.mouse.up();
}

/** Drags by a finger: it rests until the card has been lifted, then moves. */
async function touchDrag(page: Page, title: string, to: ReturnType<typeof card>): Promise<void> {
  // Where it lies is asked when it lies still: what stands above it may have come just now.
  await card(page, title).tap({ trial: true });
  const [from, target] = [await card(page, title).boundingBox(), await to.boundingBox()];
  if (!from || !target) throw new Error("not in sight");
  const finger = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove", x: number, y: number) =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints: [{ x, y }] });
  const [startX, startY] = [from.x + 60, from.y + from.height / 2];
  await send("touchStart", startX, startY);
  await page.locator("[data-dragged]").first().waitFor();
  const [endX, endY] = [target.x + 60, target.y + target.height - 4];
  for (let step = 1; step <= 10; step += 1) {
    await send("touchMove", startX + ((endX - startX) * step) / 10, startY + ((endY - startY) * step) / 10);
  }
  await page.locator(".board-line-before, [data-over]").first().waitFor();
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** Waits until a live region says it. */
async function said(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.locator('[id^="dnd-kit-announcement"]').allTextContents()).toContain(text);
}

async function isFocused(page: Page, name: string): Promise<boolean> {
  return (await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))) === name;
}
