import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BoardId } from "../../shared/base/ids.ts";
import { type TestPage, useBrowser } from "../support/browser.ts";
import { noon, runningClock } from "../support/clock.ts";
import { type Cuttable, cuttable } from "../support/cuttable.ts";
import { PASSWORD, PEOPLE, type PersonName } from "../support/hospital.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall } from "../support/wall.ts";

/** Reconnecting waits longer and longer, at most fifteen seconds. */
const LONG = { timeout: 40_000 };

const newCardField = (page: Page) => page.getByRole("textbox", { name: "Nytt kort i Nye ideer" });
const card = (page: Page, title: string) =>
  page.locator("[data-card]").filter({ has: page.getByText(title, { exact: true }) });
const saying = (page: Page) => page.getByRole("status", { name: "Lagring og nett" });

async function addCard(page: Page, title: string): Promise<void> {
  await newCardField(page).fill(title);
  await newCardField(page).press("Enter");
  await card(page, title).waitFor();
}

async function openCard(page: Page, title: string): Promise<void> {
  await card(page, title).getByText(title, { exact: true }).click();
  await page.getByRole("dialog").waitFor();
}

async function signInOver(page: Page, who: PersonName): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Logg inn" });
  await dialog.getByLabel("Brukernavn").fill(PEOPLE[who].login);
  await dialog.getByLabel("Passord").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Logg inn" }).click();
}

type Asks = Pick<TestServer, "as" | "hospital">;

async function titlesOn(server: Asks, boardId: string = server.hospital.boardId): Promise<string[]> {
  const { items } = (await server.as("admin", "GET", `/api/v1/boards/${boardId}/cards`)).body;
  return items.map(({ title }: { title: string }) => title).toSorted();
}

describe("a board whose server cannot write to its disk", () => {
  const browser = useBrowser();
  const dataDir = mkdtempSync(join(tmpdir(), "tavle-disk-"));
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ dataDir });
  });
  afterAll(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** The log refuses every row, as a full disk does; all else goes on. */
  function disk(sql: string): void {
    const file = new DatabaseSync(join(dataDir, "tavle.sqlite"), { timeout: 10_000 });
    file.exec(sql);
    file.close();
  }

  test("is read-only and says why, at desks and on the wall, loses nothing, and goes on when it can write again", async () => {
    const { boardId } = server.hospital;
    const { cookie } = await pairWall(server, "look");
    const wall = await browser.visit(`${server.url}/skjerm`, { cookie, screen: "wallSmall" });
    const desks = await Promise.all(
      (["leader", "participant"] as const).map(async (who) =>
        browser.visit(`${server.url}/tavle/${boardId}`, { cookie: await server.signIn(who), screen: "laptop" }),
      ),
    );
    const [lise, per] = desks;
    if (!lise || !per) throw new Error("no desks");
    await addCard(lise, "Før disken ble full");
    await card(per, "Før disken ble full").waitFor();

    disk("create trigger full before insert on board_updates begin select raise(abort, 'disk full'); end");
    await newCardField(lise).fill("Mens disken er full");
    await newCardField(lise).press("Enter");
    for (const desk of desks) {
      await saying(desk).getByText("Ikke lagret", { exact: true }).waitFor();
      await saying(desk).getByText("Serveren får ikke lagret").waitFor();
      await expect.poll(() => newCardField(desk).count()).toBe(0);
      await card(desk, "Før disken ble full").waitFor();
    }
    await saying(lise).getByText("1 endring venter").waitFor();
    await wall.getByRole("alert").getByText("Ikke lagret", { exact: true }).waitFor();
    await wall.getByText("Serveren får ikke lagret").waitFor();
    const late = await browser.visit(`${server.url}/tavle/${boardId}`, { cookie: await server.signIn("admin") });
    await card(late, "Før disken ble full").waitFor();
    await saying(late).getByText("Ikke lagret", { exact: true }).waitFor();
    expect(await card(late, "Mens disken er full").count()).toBe(0);

    disk("drop trigger full");
    for (const page of [...desks, late]) {
      await card(page, "Mens disken er full").waitFor();
      await expect.poll(() => page.getByText("Ikke lagret", { exact: true }).count()).toBe(0);
      await newCardField(page).waitFor();
    }
    await expect.poll(() => wall.getByText("Ikke lagret", { exact: true }).count()).toBe(0);
    expect(await titlesOn(server)).toEqual(["Før disken ble full", "Mens disken er full"]);
  });
});

describe("an offline minute", () => {
  const browser = useBrowser();
  const clock = runningClock(noon());
  let wire: Cuttable;
  let server: TestServer;
  beforeAll(async () => {
    wire = await cuttable();
    server = await startServer({ clock, environment: wire.environment });
  });
  afterAll(async () => {
    await server.close();
    await wire.close();
  });

  test("of two laptops, in different fields of one card and the same note, leaves equal documents everywhere", async () => {
    const { boardId } = server.hospital;
    const open = async (who: PersonName): Promise<TestPage> =>
      browser.visit(`${wire.url}/tavle/${boardId}`, { cookie: await server.signIn(who), screen: "laptop" });
    const laptops = [await open("leader"), await open("participant")] as const;
    const [lise, per] = laptops;
    await addCard(lise, "Mobilisering samme kveld");
    for (const page of laptops) await openCard(page, "Mobilisering samme kveld");
    await lise.getByLabel("Notat").fill("Felles begynnelse.");
    await expect.poll(() => per.getByLabel("Notat").inputValue()).toBe("Felles begynnelse.");

    for (const page of laptops) await page.context().setOffline(true);
    wire.cut();
    for (const page of laptops)
      await page
        .getByText(/^Uten nett siden/)
        .first()
        .waitFor();
    clock.advance(30_000);
    await lise.getByLabel("Tittel").fill("Mobilisering innen fire timer");
    await lise.getByLabel("Notat").press("Control+Home");
    await lise.getByLabel("Notat").pressSequentially("Lise først. ");
    await per.getByLabel("Ansvarlig", { exact: true }).fill("Fysioterapeut");
    await per.getByLabel("Notat").press("Control+End");
    await per.getByLabel("Notat").pressSequentially(" Per sist.");
    for (const page of laptops)
      await page
        .getByText(/\d+ endringer? venter/)
        .first()
        .waitFor();
    clock.advance(30_000);
    const before = await server.app.parts.sync.read(boardId, (board) => board.digest());
    expect(before).not.toMatch(/Fysioterapeut|Per sist/);

    wire.mend();
    for (const page of laptops) await page.context().setOffline(false);
    for (const page of laptops) {
      await expect
        .poll(() => page.getByLabel("Notat").inputValue(), LONG)
        .toBe("Lise først. Felles begynnelse. Per sist.");
      await expect.poll(() => page.getByLabel("Tittel").inputValue()).toBe("Mobilisering innen fire timer");
      await expect.poll(() => page.getByLabel("Ansvarlig", { exact: true }).inputValue()).toBe("Fysioterapeut");
      await expect.poll(() => page.getByText(/Uten nett|venter/).count()).toBe(0);
    }
    const lanes = await Promise.all(laptops.map((page) => page.locator(".board-lanes").allInnerTexts()));
    expect(lanes[0]).toEqual(lanes[1]);
    const kept = await server.app.parts.sync.read(boardId, (board) => ({
      cards: board.cards.all().map(({ id, title, who }) => ({ title, who, note: board.note(id)?.toString() })),
    }));
    expect(kept.cards).toEqual([
      {
        title: "Mobilisering innen fire timer",
        who: "Fysioterapeut",
        note: "Lise først. Felles begynnelse. Per sist.",
      },
    ]);
  });
});

/** How many copies of answers stand in this browser. */
async function keptAnswers(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    // To open what is not there would make it.
    if (!(await indexedDB.databases()).some(({ name }) => name === "tavle-own")) return 0;
    return await new Promise<number>((counted) => {
      const opening = indexedDB.open("tavle-own");
      opening.addEventListener("success", () => {
        const count = opening.result.transaction("answers").objectStore("answers").count();
        count.addEventListener("success", () => {
          opening.result.close();
          counted(count.result);
        });
      });
    });
  });
}

describe("a page whose server is away", () => {
  const browser = useBrowser();
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startServerProcess();
  });
  afterAll(() => server.close());

  test("on a machine of one's own shows the board after a reload, and sends what was written, once", async () => {
    const path = `${server.url}/tavle/${server.hospital.boardId}`;
    const page = await browser.visit(path, {
      cookie: await server.signIn("leader"),
      screen: "laptop",
      keepsPages: true,
    });
    await page.getByLabel("Dette er min egen maskin").check();
    await addCard(page, "Lagret før");
    await expect.poll(() => titlesOn(server)).toEqual(["Lagret før"]);
    // The shell is fetched whole, or not kept at all.
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated");
    await server.kill();
    await page
      .getByText(/^Uten nett siden/)
      .first()
      .waitFor();
    await addCard(page, "Skrevet uten nett");
    await page.getByText(/er tatt vare på her/).waitFor();
    // The answers are kept a moment after they came.
    await expect.poll(() => keptAnswers(page)).toBeGreaterThan(0);
    await page.reload();
    await card(page, "Skrevet uten nett").waitFor();
    await card(page, "Lagret før").waitFor();
    await page
      .getByText(/^Uten nett siden/)
      .first()
      .waitFor();
    await addCard(page, "Også etter en ny lasting");
    await server.restart();
    await expect
      .poll(() => titlesOn(server), LONG)
      .toEqual(["Lagret før", "Også etter en ny lasting", "Skrevet uten nett"]);
  });

  test("keeps nothing of its pages on a machine that others use, nor after signing out", async () => {
    const path = `${server.url}/tavle/${server.hospital.boardId}`;
    const page = await browser.visit(path, {
      cookie: await server.signIn("participant"),
      screen: "laptop",
      keepsPages: true,
    });
    await newCardField(page).waitFor();
    expect(await keptAnswers(page)).toBe(0);
    await page.getByLabel("Dette er min egen maskin").check();
    await expect.poll(() => keptAnswers(page), LONG).toBeGreaterThan(0);
    await page.getByRole("button", { name: /^Konto/ }).click();
    await page.getByRole("menuitem", { name: "Logg ut" }).click();
    await page.getByRole("heading", { level: 1, name: "Logg inn" }).waitFor();
    expect(await keptAnswers(page)).toBe(0);
  });
});

describe("a session that ends with edits that were not sent", () => {
  const browser = useBrowser();
  let wire: Cuttable;
  let server: TestServer;
  beforeAll(async () => {
    wire = await cuttable();
    server = await startServer({ environment: wire.environment });
  });
  afterAll(async () => {
    await server.close();
    await wire.close();
  });

  async function newBoard(): Promise<BoardId> {
    const body = { unitId: server.hospital.unitId, name: "Sengepost 3", kind: "huddle", language: "nb" };
    return (await server.as("leader", "POST", "/api/v1/boards", { body })).body.id;
  }

  /** Per writes while his wire is cut, and meanwhile his session ends. */
  async function cutOff(boardId: BoardId): Promise<TestPage> {
    const page = await browser.visit(`${wire.url}/tavle/${boardId}`, { screen: "laptop" });
    await page.getByLabel("Brukernavn").fill(PEOPLE.participant.login);
    await page.getByLabel("Passord").fill(PASSWORD);
    await page.getByRole("button", { name: "Logg inn" }).click();
    await newCardField(page).waitFor();
    wire.cut();
    await page
      .getByText(/^Uten nett siden/)
      .first()
      .waitFor();
    await addCard(page, "Skrevet mens nettet var borte");
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    await fetch(`http://localhost:${server.app.port}/api/v1/session`, {
      method: "DELETE",
      headers: { cookie, origin: wire.url },
    });
    wire.mend();
    await page.getByRole("dialog", { name: "Logg inn" }).waitFor(LONG);
    return page;
  }

  test("are delivered once when the same person signs in again", async () => {
    const boardId = await newBoard();
    const page = await cutOff(boardId);
    await signInOver(page, "participant");
    await card(page, "Skrevet mens nettet var borte").waitFor();
    await expect.poll(() => titlesOn(server, boardId), LONG).toEqual(["Skrevet mens nettet var borte"]);
    await addCard(page, "Og videre");
    await expect.poll(() => titlesOn(server, boardId)).toEqual(["Og videre", "Skrevet mens nettet var borte"]);
  });

  test("are not delivered, and not shown, when another person signs in", async () => {
    const boardId = await newBoard();
    const page = await cutOff(boardId);
    await signInOver(page, "leader");
    await newCardField(page).waitFor();
    await addCard(page, "Lises eget");
    await expect.poll(() => titlesOn(server, boardId)).toEqual(["Lises eget"]);
    expect(await page.getByText("Skrevet mens nettet var borte").count()).toBe(0);
  });
});

describe("a right to write that ends while one writes", () => {
  const browser = useBrowser();
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  test("64: makes the page read-only, and gives back what was not saved", async () => {
    const { unitId, boardId } = server.hospital;
    const page = await browser.visit(`${server.url}/tavle/${boardId}`, {
      cookie: await server.signIn("participant"),
      screen: "laptop",
    });
    await addCard(page, "Oppfølging av fall");
    await openCard(page, "Oppfølging av fall");
    await page.evaluate(() => {
      document.addEventListener("input", ({ target }) => {
        if (target instanceof HTMLTextAreaElement) document.body.dataset["typed"] = target.value;
      });
    });
    const people = `/api/v1/units/${unitId}/people`;
    const { items } = (await server.as("leader", "GET", people)).body;
    const per = items.find(({ login }: { login: string }) => login === PEOPLE.participant.login);
    await page.getByLabel("Notat").focus();
    await page.keyboard.type("Halvveis skrev");
    // What is typed in the same moment is on its way when the right ends.
    await Promise.all([
      server.as("leader", "PUT", `${people}/${per.personId}`, { body: { role: "reader" } }),
      page.keyboard.type("et notat om fall på bad og korridor", { delay: 20 }),
    ]);
    await expect.poll(() => newCardField(page).count()).toBe(0);
    const kept = page.getByLabel("Teksten din");
    const readOnly = saying(page).getByText("Bare lesing");
    await kept.or(readOnly).first().waitFor();
    const typed = await page.evaluate(() => document.body.dataset["typed"] ?? "");
    expect(typed).toContain("Halvveis skrev");
    const saved = await server.app.parts.sync.read(boardId, (board) => {
      const [only] = board.cards.all();
      return (only && board.note(only.id)?.toString()) ?? "";
    });
    if (saved !== typed) {
      // What is not on the board stands in the dialog, whole.
      expect(await kept.inputValue()).toContain(typed);
      await page.getByRole("dialog").getByRole("button", { name: "Lukk" }).last().click();
    }
    await readOnly.waitFor();
  });
});
