import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { type Cuttable, cuttable } from "../support/cuttable.ts";
import { runningClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { openWall } from "../support/wall.ts";

/** A Monday at 10:05 in Oslo. */
const MONDAY = Date.UTC(2026, 10, 23, 9, 5);

describe("a round in Chromium", () => {
  const browser = useBrowser();
  let server: TestServer;
  let wire: Cuttable;
  beforeAll(async () => {
    wire = await cuttable();
    server = await startServer({ clock: runningClock(MONDAY), environment: wire.environment });
    await fiveBoards();
  });
  afterAll(async () => {
    await server.close();
    await wire.close();
  });

  /** Two that are there, and three more; a message to all, and a board above them for what comes back. */
  async function fiveBoards(): Promise<void> {
    const { trustId } = server.hospital;
    const make = async (path: string, body: object) =>
      (await server.as("admin", "POST", `/api/v1${path}`, { body })).body;
    await make("/boards", { unitId: trustId, name: "Prøve HF", kind: "management" });
    for (const name of ["Sengepost 5", "Sengepost 6", "Sengepost 7"]) {
      const { id } = await make("/units", { parentId: trustId, kind: "section", name });
      await make("/boards", { unitId: id, name, kind: "huddle", language: "nb" });
    }
    const text = "Ny rutine for nøkler gjelder fra i dag";
    const id = newId<"message">(seededRandom(3));
    await make(`/units/${trustId}/messages/commands`, { do: "send", id, text, until: "2026-11-27", to: null });
  }

  async function answers(): Promise<unknown[]> {
    const round = await server.as("admin", "GET", `/api/v1/units/${server.hospital.trustId}/round`);
    return round.body.today.flatMap(({ questions }: { questions: unknown[] }) => questions);
  }

  const at = (phone: TestPage, place: number) =>
    Promise.all([
      phone.locator(".round-head").getByText(`${place} av 5`).waitFor(),
      phone.getByRole("heading", { level: 1, name: `Sengepost ${place + 2}` }).waitFor(),
    ]);

  async function swipeOn(phone: TestPage): Promise<void> {
    const cdp = await phone.context().newCDPSession(phone);
    const touch = (type: "touchStart" | "touchEnd", x?: number) =>
      cdp.send("Input.dispatchTouchEvent", { type, touchPoints: x === undefined ? [] : [{ x, y: 400 }] });
    await touch("touchStart", 300);
    await cdp.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: 120, y: 404 }] });
    await touch("touchEnd");
  }

  test("visits five boards on a phone, by button, key and finger, and also where the network is gone", async () => {
    const wall = await openWall(browser, server, "wallSmall");
    await wall.getByText("Ny rutine for nøkler gjelder fra i dag").waitFor();
    const address = `${server.url}/enhet/${server.hospital.trustId}/runde`;
    const phone = await browser.visit(address, { screen: "phone", cookie: await server.signIn("admin") });
    await phone.getByRole("button", { name: "Start runden" }).tap();
    await at(phone, 1);
    const acts = phone.getByRole("group", { name: "Det du kan gjøre her" });
    const press = (name: string) => acts.getByRole("button", { name, exact: true }).tap();

    // The wall shows it while the leader is there, and the thanks among its own.
    await press("Takk");
    await wall.getByText("Foretaksledelsen er på besøk").waitFor();
    await wall.getByText("Takk til alle på jobb").waitFor();
    await phone.getByText("0 av 1 lest").waitFor();
    await axe(phone);
    await axe(wall);
    expect(await textBoxFaults(wall)).toEqual([]);
    await press("Spør");
    await phone.getByRole("dialog").getByRole("button", { name: "Hva trenger dere fra oss?" }).tap();

    await phone.getByRole("button", { name: "Neste" }).tap();
    await at(phone, 2);
    await press("Til oppfølging");
    await phone.getByLabel("Hva vil du følge opp?").fill("Ny bærekurv til blodprøver");
    await phone.getByRole("button", { name: "Send", exact: true }).tap();
    await wall.getByText("Besøk i dag kl. 10:0").waitFor();

    await swipeOn(phone);
    await at(phone, 3);
    await phone.keyboard.press("ArrowRight");
    await at(phone, 4);
    await phone.locator(".stop-lines").first().waitFor();
    await phone.waitForLoadState("networkidle");

    // In the lift there is no network: what was done waits, and says so; afterwards it is there once.
    wire.cut();
    await press("Takk");
    await acts.getByRole("button", { name: "Takket" }).waitFor();
    await phone.getByText("ikke sendt ennå").waitFor();
    wire.mend();
    await phone.getByText("ikke sendt ennå").waitFor({ state: "detached" });
    await phone.getByRole("button", { name: "Neste" }).tap();
    await at(phone, 5);
    await press("Takk");
    await phone.locator(".round-foot").getByRole("button", { name: "Avslutt" }).tap();

    await phone.getByRole("heading", { name: "Runden er ferdig" }).waitFor();
    await phone.getByText("3 takk").waitFor();
    await phone.getByText("Sengepost 4: Ny bærekurv til blodprøver").waitFor();
    await axe(phone);

    // The meeting begins with it, and is answered there by one touch.
    const { boardId } = server.hospital;
    const [type] = (await server.as("leader", "GET", `/api/v1/boards/${boardId}/meeting-types`)).body.items;
    await server.as("leader", "POST", `/api/v1/boards/${boardId}/meetings`, { body: { typeId: type.id } });
    await wall.getByRole("heading", { name: "Fra ledelsen" }).waitFor();
    expect(await textBoxFaults(wall)).toEqual([]);
    await axe(wall);
    await wall.getByRole("button", { name: "Svar på spørsmålet" }).tap();
    await wall.getByRole("button", { name: "Vi kommer tilbake til det" }).tap();
    await wall.getByRole("button", { name: "Svar på spørsmålet" }).waitFor({ state: "detached" });
    await wall.getByText("Prøve HF spør").waitFor({ state: "detached" });
    // The wall shows its own answer at once and sends it after that.
    await expect.poll(answers).toMatchObject([{ answer: "Vi kommer tilbake til det" }]);
  });

  test("its order is changed by keys alone: what had the focus may go, and the place is kept", async () => {
    const page = await browser.visit(`${server.url}/enhet/${server.hospital.trustId}/runde`, {
      screen: "laptop",
      cookie: await server.signIn("admin"),
    });
    const press = async (name: string): Promise<void> => {
      await page.getByRole("button", { name, exact: true }).focus();
      await page.keyboard.press("Enter");
    };
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await press("Endre rekkefølgen");
    // The first cannot go up any more: its button is put out of use, with the focus on it.
    await press("Flytt Sengepost 4 opp");
    await expect.poll(focused).toBe("Flytt Sengepost 4 ned");
    await page.getByRole("status").filter({ hasText: "Sengepost 4: 1 av 5" }).waitFor();
    await press("Ta Sengepost 4 ut av runden");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain("Sengepost 3");
  });
});
