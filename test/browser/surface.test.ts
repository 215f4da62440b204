import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "../../shared/base/time.ts";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { pairWall } from "../support/wall.ts";

/** Synthetic: born 15 November (+ 80) 1980. */
const NUMBER = "15918012364";

describe(
  "the free surface in Chromium",
  () => {
    const browser = useBrowser();
    let server: TestServer;
    beforeAll(async () => {
      server = await startServer();
      const at = `/api/v1/boards/${server.hospital.boardId}`;
      const [type] = (await server.as("leader", "GET", `${at}/meeting-types`)).body.items;
      await server.as("leader", "POST", `${at}/meetings`, { body: { typeId: type.id } });
    });
    afterAll(() => server.close());

    const page = (end: string) => `${server.url}/tavle/${server.hospital.boardId}/${end}`;
    const desk = async (
      who: "participant" | "leader" | "reader" = "participant",
      screen: "desk" | "phone" = "desk",
    ) => {
      const opened = await browser.visit(page("flate"), { screen, cookie: await server.signIn(who) });
      await opened.locator(".surface-stage").waitFor();
      return opened;
    };
    const things = (on: TestPage) => on.locator("[data-id]");
    const press = (on: TestPage, name: string) => on.getByRole("button", { name, exact: true }).click();

    /** One finger from down to up, as a wall sends it. */
    async function finger(on: TestPage, points: readonly (readonly [number, number])[]): Promise<void> {
      const corner = (await on.locator(".surface-stage").boundingBox()) ?? { x: 0, y: 0 };
      const wire = await on.context().newCDPSession(on);
      const send = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[]) =>
        wire.send("Input.dispatchTouchEvent", { type, touchPoints });
      for (const [at, [x, y]] of points.entries()) {
        await send(at === 0 ? "touchStart" : "touchMove", [{ x: corner.x + x, y: corner.y + y }]);
      }
      await send("touchEnd", []);
      await wire.detach();
    }
    /** What lies on the surface is scaled by the camera, which a box in the page does not know of. */
    const faultsAround = async (on: TestPage) =>
      (await textBoxFaults(on)).filter(({ what }) => !what.includes("(surface-note)"));
    async function noteAt(on: TestPage, x: number, y: number, text: string): Promise<void> {
      await press(on, "Lapp");
      await on.locator(".surface-stage").click({ position: { x, y } });
      await on.locator(".surface-note textarea").fill(text);
      await on.keyboard.press("Escape");
    }

    test("a line drawn with a finger on the wall and a note typed at a desk stand on both, and each takes back only its own", async () => {
      const { cookie } = await pairWall(server, "touch");
      const wall = await browser.visit(`${server.url}/skjerm`, { screen: "wall", cookie });
      await wall.getByRole("button", { name: "Fri flate" }).tap();
      await wall.getByText("Tegn, skriv og flytt sammen").waitFor();
      await axe(wall);
      const at = await desk();
      await at.getByText("Tegn, skriv og flytt sammen").waitFor();
      await finger(
        wall,
        Array.from({ length: 20 }, (_, step) => [400 + step * 30, 300 + (step % 4) * 40] as const),
      );
      await at.getByRole("img", { name: "Strek: svart" }).waitFor();
      await noteAt(at, 900, 300, "Hvorfor venter vi på seng?");
      await wall.getByText("Hvorfor venter vi på seng?").waitFor();
      expect(await faultsAround(wall)).toEqual([]);
      await axe(wall);
      // Everything one can press lies in the lowest part of the wall.
      const tools = await wall.locator(".surface-bar").boundingBox();
      expect(tools?.y).toBeGreaterThan(2160 * 0.84);
      // Right after a line by synthetic touch, Chromium now and then makes no click of a tap: it is tapped again, as by hand.
      const undo = wall.getByRole("button", { name: "Angre" });
      await expect
        .poll(
          async () => {
            if ((await things(at).count()) > 1) await undo.tap();
            return await things(at).count();
          },
          { interval: 1_000 },
        )
        .toBe(1);
      await at.getByText("Hvorfor venter vi på seng?").waitFor();
      await wall.getByRole("button", { name: "Til møtet" }).tap();
      await wall.getByRole("button", { name: /Neste punkt/ }).waitFor();
    });

    test("a note becomes a card of the board in one press, and the number of a patient never leaves the browser", async () => {
      const at = await desk("leader");
      await noteAt(at, 400, 500, "Eget bord for blodprøver\nved vaktrommet");
      await press(at, "Gjør til kort");
      const card = at.locator(".surface-card");
      await card.getByText("Eget bord for blodprøver").waitFor();
      const cards = async () =>
        (await server.as("leader", "GET", `/api/v1/boards/${server.hospital.boardId}/cards`)).body.items;
      await expect
        .poll(async () => (await cards()).map((each: { title: string }) => each.title))
        .toEqual(["Eget bord for blodprøver"]);
      await noteAt(at, 1200, 500, `Pasienten ${NUMBER} venter`);
      await at.getByText("Pasienten 159180").first().waitFor();
      const other = await desk();
      await other.getByText("Pasienten 159180").waitFor();
      expect(await other.getByText(NUMBER).count()).toBe(0);
      await axe(at);
    });

    test("by keyboard one comes to each thing, moves it, writes in it and removes it, and a list tells it all as words", async () => {
      const at = await desk();
      await noteAt(at, 300, 120, "Først");
      const note = at.getByRole("group", { name: "Gul lapp: Først" });
      await note.focus();
      const before = await note.boundingBox();
      await at.keyboard.press("Shift+ArrowRight");
      await expect.poll(async () => (await note.boundingBox())?.x).toBeGreaterThan((before?.x ?? 0) + 20);
      await at.keyboard.press("Enter");
      await at.keyboard.type(" og fremst");
      await at.keyboard.press("Escape");
      const written = at.getByRole("group", { name: "Gul lapp: Først og fremst" });
      await written.waitFor();
      await press(at, "Ferdig");
      await press(at, "Liste");
      const list = at.getByRole("dialog");
      await list.getByText("Gul lapp: Først og fremst").waitFor();
      await axe(at);
      await at.keyboard.press("Escape");
      await written.focus();
      await at.keyboard.press("Delete");
      await expect.poll(() => written.count()).toBe(0);
      await at.keyboard.press("Control+z");
      await written.waitFor();
    });

    test("several are selected with one frame, moved together and wiped away together", async () => {
      const at = await desk();
      await expect.poll(() => things(at).count()).toBeGreaterThan(1);
      await press(at, "Vis alt");
      await press(at, "Velg");
      const count = await things(at).count();
      const stage = (await at.locator(".surface-stage").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await at.mouse.move(stage.x + 5, stage.y + 5);
      await at.mouse.down();
      await at.mouse.move(stage.x + 300, stage.y + 300);
      await at.mouse.move(stage.x + stage.width - 5, stage.y + stage.height - 5);
      await at.mouse.up();
      await at.getByText(`${count} valgt`).waitFor();
      await press(at, "Slett");
      await expect.poll(() => things(at).count()).toBe(0);
      await at.locator(".surface-tools").getByRole("button", { name: "Angre" }).click();
      await expect.poll(() => things(at).count()).toBe(count);
    });

    test("emptied, it is blank for everybody, comes back by one press, and a reader only looks", async () => {
      const [at, reader] = [await desk(), await desk("reader", "phone")];
      await expect.poll(() => things(at).count()).toBeGreaterThan(0);
      const count = await things(at).count();
      await expect.poll(() => things(reader).count()).toBe(count);
      expect(await reader.getByRole("button", { name: "Penn" }).count()).toBe(0);
      await axe(reader);
      await press(at, "Velg");
      await press(at, "Tøm");
      await press(at, "Ja, tøm");
      await reader.getByText("Flata er tom.").waitFor();
      await at.locator(".toast").getByRole("button", { name: "Angre" }).click();
      await expect.poll(() => things(reader).count()).toBe(count);
      await press(at, "Behold");
      await reader.getByText("Beholdes").waitFor();
    });
  },
  3 * MINUTE,
);
