import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillWithExample } from "../../server/demo/fillWithExample.ts";
import { pastClock } from "../../server/demo/pastClock.ts";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import { axe, type ScreenName, type TestPage, useBrowser } from "../support/browser.ts";
import { ask } from "../support/caller.ts";
import { handClock, noon, runningClock } from "../support/clock.ts";
import { startServerProcess, type ServerProcess } from "../support/serverProcess.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { codeOn, pairWall, startOnWall } from "../support/wall.ts";

/** A Monday, three minutes before the board meeting. */
const MONDAY = Date.UTC(2026, 10, 23, 6, 42);

interface Paired {
  readonly wall: TestPage;
  readonly id: string;
}

type Server = Pick<TestServer, "url" | "as" | "hospital">;

describe("a wall in Chromium", () => {
  const browser = useBrowser();

  async function pair(
    server: Server,
    mode: "look" | "touch",
    screen: ScreenName = "wallSmall",
    more: { readonly name?: string; readonly keepsPages?: boolean } = {},
  ): Promise<Paired> {
    const { id, cookie } = await pairWall(server, mode, more);
    const { keepsPages = false } = more;
    const wall = await browser.visit(`${server.url}/skjerm`, { screen, cookie, keepsPages });
    await wall.getByRole("heading", { level: 1, name: "Sengepost 3" }).waitFor();
    return { wall, id };
  }

  describe("on a server of its own", () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startServer({ clock: runningClock(noon()) });
    });
    afterAll(() => server.close());

    test("speaks the organisation's language, also where the machine speaks another", async () => {
      const wall = await browser.visit(`${server.url}/skjerm`, { screen: "wallSmall", options: { locale: "en-US" } });
      await wall.getByRole("heading", { name: "Koble skjermen til en tavle" }).waitFor();
    });

    test("is paired by a leader on the pairing page, and shows its board", async () => {
      const wall = await browser.visit(`${server.url}/skjerm`, { screen: "wall" });
      const code = await codeOn(wall);
      // With the code it hears the server's clock, by which it is day: its own may say that it is night.
      await wall.locator("html[data-color-scheme=light]").waitFor();
      await axe(wall);
      expect(await textBoxFaults(wall)).toEqual([]);
      const phone = await browser.visit(`${server.url}/par#${code}`, {
        screen: "phone",
        cookie: await server.signIn("leader"),
      });
      await phone.getByLabel("Navn på skjermen").fill("Gangen 3");
      await phone.getByLabel("Vise og trykke på").check();
      await axe(phone);
      await phone.getByRole("button", { name: "Koble til", exact: true }).click();
      await phone.getByText("Gangen 3 viser nå Sengepost 3").waitFor();
      await wall.getByRole("heading", { level: 1, name: "Sengepost 3" }).waitFor();
      await wall.getByText("Ikke slå av skjermen").waitFor();
      await wall.getByRole("button", { name: "Start tavlemøtet" }).waitFor();
      await axe(wall);
    });

    test("is measured by a rule that finds what is small, pale, cut off or covered", async () => {
      const { wall } = await pair(server, "look");
      expect(await textBoxFaults(wall)).toEqual([]);
      await wall.evaluate(() => {
        const panel = document.querySelector('[data-area="answers"]');
        const wrong = [
          ["liten", "font-size: 12px"],
          ["blek", "color: #999"],
          ["avkuttet", "white-space: nowrap; margin-left: 20em"],
          ["dekket", "position: absolute; top: 20px; left: 20px"],
          ["dekker", "position: absolute; top: 22px; left: 24px"],
        ] as const;
        for (const [text, style] of wrong) {
          const line = document.createElement("p");
          line.textContent = text;
          for (const rule of style.split("; ")) {
            const [name = "", value = ""] = rule.split(": ");
            line.style.setProperty(name, value);
          }
          panel?.append(line);
        }
      });
      const found = (await textBoxFaults(wall)).map(({ what, fault }) => `${what} ${fault}`).join("\n");
      expect(found).toMatch(/"liten".* px, less than near/);
      expect(found).toMatch(/"blek".* contrast [2-5]\.\d/);
      expect(found).toMatch(/"avkuttet".* cut off/);
      expect(found).toMatch(/"dekket".*lies over "dekker"/);
    });

    test("speaks the board's language as soon as it is chosen", async () => {
      const { wall, id } = await pair(server, "look");
      const path = `/api/v1/boards/${server.hospital.boardId}`;
      const choose = async (language: string): Promise<void> => {
        const { version } = (await server.as("leader", "GET", path)).body;
        expect((await server.as("leader", "PATCH", path, { body: { version, language } })).status).toBe(200);
      };
      await choose("en");
      await wall.getByRole("heading", { name: "Answers to us" }).waitFor();
      await choose("nb");
      await wall.getByRole("heading", { name: "Svar til oss" }).waitFor();
      await server.as("leader", "DELETE", `/api/v1/screens/${id}`);
    });

    test("is found, changed and disconnected from the list; disconnected, it asks to be paired at once", async () => {
      const { wall, id } = await pair(server, "look", "wallSmall", { name: "Korridoren" });
      expect(await wall.getByRole("button", { name: "Start tavlemøtet" }).count()).toBe(0);
      const desk = await browser.visit(`${server.url}/skjermer`, { cookie: await server.signIn("leader") });
      const line = desk.getByRole("listitem").filter({ hasText: "Korridoren" });
      await line.getByText("på nå").waitFor();
      await axe(desk);
      await line.getByRole("button", { name: "Finn skjermen" }).click();
      await wall.getByText("Dette er").waitFor();
      await line.getByRole("button", { name: "Endre" }).click();
      await desk.getByLabel("Navn på skjermen").fill("Vaktrommet");
      await desk.getByLabel("Lys eller mørk").selectOption("dark");
      await desk.getByRole("button", { name: "Lagre" }).click();
      await expect.poll(() => wall.locator("html").getAttribute("data-color-scheme")).toBe("dark");
      const renamed = desk.getByRole("listitem").filter({ hasText: "Vaktrommet" });
      await renamed.getByRole("button", { name: "Koble fra" }).click();
      await desk.getByRole("dialog").getByRole("button", { name: "Koble fra" }).click();
      await codeOn(wall);
      await wall.getByText("Skjermen er koblet fra tavlen.").waitFor();
      expect((await server.as("leader", "DELETE", `/api/v1/screens/${id}`)).status).toBe(404);
      const kept = await wall.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
      expect(kept.filter((name) => name?.startsWith("tavle:screen:"))).toEqual([]);
    });
  });

  describe("whose server goes away", () => {
    let server: ServerProcess;
    beforeAll(async () => {
      server = await startServerProcess({ now: noon() });
    });
    afterAll(() => server.close());

    test("says since when it is cut off, survives a reload without network, and comes back by itself", async () => {
      const { wall } = await pair(server, "look", "wallSmall", { keepsPages: true });
      const laptop = await browser.visit(`${server.url}/tavle/${server.hospital.boardId}`, {
        cookie: await server.signIn("participant"),
      });
      await addCard(laptop, "Fast plass til blærescanner");
      await wall.getByText("Fast plass til blærescanner").waitFor();
      await laptop.context().close();
      await wall.evaluate(async () => void (await navigator.serviceWorker.ready));
      await expect.poll(() => keptAnswers(wall)).toBe(true);
      // Without a server it goes by the machine's clock, by which it may be night.
      await wall.addInitScript((ahead) => {
        const machine = Date.now;
        Date.now = () => machine() + ahead;
      }, noon() - Date.now());
      await server.kill();
      const cut = wall.getByRole("alert").filter({ hasText: /^Uten nett siden \d\d:\d\d$/ });
      await cut.waitFor();
      await wall.reload();
      await wall.getByText("Fast plass til blærescanner").waitFor();
      await cut.waitFor();
      expect(await wall.getByText("viser det som sist var kjent").count()).toBe(1);
      await server.restart();
      await cut.waitFor({ state: "detached", timeout: 40_000 });
      await wall.getByText("Fast plass til blærescanner").waitFor();
    });
  });

  describe("with a meeting", () => {
    const clock = handClock(MONDAY);
    let server: TestServer;
    beforeAll(async () => {
      server = await startServer({ clock });
    });
    afterAll(() => server.close());

    test("may act in the meeting and in five minutes after it, and only look else", async () => {
      const { wall } = await pair(server, "touch");
      const { boardId } = server.hospital;
      const colour = (date: string) =>
        wall.evaluate(
          async ([id, day]) => {
            const answer = await fetch(`/api/v1/boards/${id}/cross/commands`, {
              method: "POST",
              headers: { "Content-Type": "application/json" },
              body: JSON.stringify({ do: "colour", date: day, colour: "green", was: null }),
            });
            return answer.status;
          },
          [boardId, date] as const,
        );
      expect(await colour("2026-11-20")).toBe(403);
      expect(await wall.locator(".cross button").count()).toBe(0);
      const meeting = await startOnWall(wall, server, boardId);
      expect(await colour("2026-11-20")).toBe(200);
      await server.as("leader", "POST", `/api/v1/meetings/${meeting.id}/commands`, { body: { do: "end" } });
      await wall.getByText("Takk for i dag").waitFor();
      expect(await textBoxFaults(wall)).toEqual([]);
      expect(await colour("2026-11-21")).toBe(200);
      await wall.getByRole("button", { name: "Rett korset" }).click();
      await wall.getByText("kan rettes til 07:").waitFor();
      expect(await textBoxFaults(wall)).toEqual([]);
      clock.advance(5 * MINUTE + 1000);
      expect(await colour("2026-11-22")).toBe(403);
    });

    test("asks for the board's PIN outside the planned time, in a row that a seated person reaches", async () => {
      clock.advance(3 * 60 * MINUTE);
      const { boardId } = server.hospital;
      const { version } = (await server.as("leader", "GET", `/api/v1/boards/${boardId}`)).body;
      await server.as("leader", "PATCH", `/api/v1/boards/${boardId}`, { body: { version, pin: "4821" } });
      const { wall } = await pair(server, "touch", "wallUpright");
      await wall.getByRole("button", { name: "Start tavlemøtet" }).click();
      await type(wall, "1111");
      await wall.getByText("Feil PIN").waitFor();
      const top = await wall
        .getByRole("button", { name: "1", exact: true })
        .evaluate((key) => key.getBoundingClientRect().top);
      expect(top).toBeGreaterThan(1920 * 0.7);
      expect(await textBoxFaults(wall)).toEqual([]);
      await type(wall, "4821");
      await wall.getByText("Velkommen").first().waitFor();
    });
  });

  describe("of the example hospital", () => {
    const real = handClock(MONDAY);
    const clock = pastClock(real);
    let server: TestServer;
    let password: string;
    let boardId: string;
    beforeAll(async () => {
      server = await startServer({ clock, empty: true });
      const said = (await fillWithExample(server.app.parts, clock)).join("\n");
      password = /all of them is {2}(\S+)/.exec(said)?.[1] ?? "";
      const boards = (await ask(server.url, "GET", "/api/v1/boards", { cookie: await signIn() })).body.items;
      boardId = boards.find(({ unitName }: { unitName: string }) => unitName.includes("3B")).id;
    });
    afterAll(() => server.close());

    /** Anew each time: a shift is shorter than the days between these tests. */
    async function signIn(): Promise<string | undefined> {
      const body = { name: "kari.nes", password };
      return (await ask(server.url, "POST", "/api/v1/session", { body })).cookie;
    }

    async function exampleWall(screen: ScreenName, theme: "light" | "dark"): Promise<TestPage> {
      const leader = await signIn();
      const { id, cookie } = await pairWall(server, "touch", { name: "Gangen 3B", boardId, leader });
      const change = { version: 1, theme };
      await ask(server.url, "PATCH", `/api/v1/screens/${id}`, { cookie: leader, body: change });
      const wall = await browser.visit(`${server.url}/skjerm`, { screen, cookie });
      // On its short side a wall has its measures in the meeting, and tells before it what is new.
      await wall
        .locator(screen === "wallUpright" ? ".wall-since" : ".spc-tile-sentence")
        .first()
        .waitFor();
      await wall.locator(".wall-card").first().waitFor();
      await wall.evaluate(() => document.fonts.ready.then(() => undefined));
      return wall;
    }

    const screens: readonly ScreenName[] = ["wallSmall", "wall", "wallUpright"];
    // The night's colours change no size: one screen tells of them all.
    const looks: readonly (readonly [ScreenName, "light" | "dark"])[] = [
      ...screens.map((screen) => [screen, "light"] as const),
      ["wallSmall", "dark"],
    ];
    test.each(looks)(
      "has every text large enough, clear and whole between meetings and in each step of one: %s, %s",
      async (screen, theme) => {
        real.advanceTo(Math.ceil((real.now() - MONDAY) / DAY) * DAY + MONDAY);
        const wall = await exampleWall(screen, theme);
        expect(await textBoxFaults(wall)).toEqual([]);
        await axe(wall);
        real.advance(3 * MINUTE);
        const leader = await signIn();
        await wall.getByRole("button", { name: "Start tavlemøtet" }).click();
        const path = `/api/v1/boards/${boardId}/meeting`;
        const { id, steps } = await expect
          .poll(async () => (await ask(server.url, "GET", path, { cookie: leader })).body.running)
          .not.toBeNull()
          .then(async () => (await ask(server.url, "GET", path, { cookie: leader })).body.running);
        const faults: unknown[] = [];
        for (let step = 0; step < steps.length; step += 1) {
          await wall
            .locator(".huddle-pill")
            .filter({ hasText: String(step + 1) })
            .waitFor();
          await wall.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
          faults.push(...(await textBoxFaults(wall)).map((fault) => ({ step: step + 1, ...fault })));
          if (steps[step].meaning === "cross") {
            // What the row asks for when a day was not green.
            await wall.locator('.huddle-act[data-tone="orange"]').click();
            await wall.getByRole("button", { name: "Ferdig med dagen" }).waitFor();
            faults.push(...(await textBoxFaults(wall)).map((fault) => ({ step: "event", ...fault })));
          }
          const commands = `/api/v1/meetings/${id}/commands`;
          const body = step + 1 < steps.length ? { do: "goTo", to: step + 1 } : { do: "end" };
          await ask(server.url, "POST", commands, { cookie: leader, body });
        }
        expect(faults).toEqual([]);
        // Nothing is new now: on its short side too a wall shows its measures, under a message of three lines.
        if (screen !== "wallUpright") return;
        await wall.getByText("Takk for i dag").waitFor();
        real.advance(6 * MINUTE);
        await wall.locator(".spc-tile-chart").first().waitFor();
        await wall.locator(".spc-tile-sentence").evaluate((sentence) => {
          sentence.textContent =
            "Fjorten punkter på rad ligger over gjennomsnittet på 38 %, fra uke 22 til uke 35. ".repeat(2);
        });
        await expect.poll(() => textBoxFaults(wall)).toEqual([]);
      },
    );
  });
});

async function addCard(page: Page, title: string): Promise<void> {
  const field = page.getByPlaceholder(/trykk Enter/i).first();
  if ((await field.count()) === 0)
    await page
      .getByRole("button", { name: /Nytt kort/ })
      .first()
      .click();
  await field.fill(title);
  await field.press("Enter");
}

async function type(wall: Page, pin: string): Promise<void> {
  for (const digit of pin) await wall.getByRole("button", { name: digit, exact: true }).click();
  await wall.getByRole("button", { name: "Start", exact: true }).click();
}

/** Whether the last answers stand in this browser: they are written some seconds late. */
function keptAnswers(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const open = indexedDB.open("tavle-wall");
    await new Promise((done) => open.addEventListener("success", done));
    const answers = open.result.transaction("answers").objectStore("answers").getAll();
    await new Promise((done) => answers.addEventListener("success", done));
    open.result.close();
    return JSON.stringify(answers.result).includes("screens") || answers.result.length > 0;
  });
}
