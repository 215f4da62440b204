import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { type Answer, ask } from "../support/caller.ts";
import { seededRandom } from "../support/ids.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";
import { pairWall } from "../support/wall.ts";

/** 10:00 in Oslo on a Monday: the trust's meeting. */
const MONDAY = Date.UTC(2026, 10, 23, 9, 0);
const random = seededRandom(401);
const browser = useBrowser();
let server: ServerProcess;
/** The board of the trust, where the administrator leads. */
let above: string;

beforeAll(async () => {
  server = await startServerProcess({ now: MONDAY });
  above = (await as("POST", "/boards", { unitId: server.hospital.trustId, name: "Prøve HF" })).body.id;
  for (const what of ["Låst medisinrom om natten", "Mangler personløfter", "Portør mangler i helgene"]) {
    const safety = what.startsWith("Låst");
    const body = {
      id: newId<"escalation">(random),
      to: above,
      cardId: null,
      kind: "action",
      tried: "",
      asked: "Hjelp",
    };
    await as("POST", `/boards/${server.hospital.boardId}/escalations`, { ...body, what, safety });
  }
});
afterAll(() => server.close());

async function as(method: string, path: string, body?: unknown): Promise<Answer> {
  return await ask(server.url, method, `/api/v1${path}`, { cookie: await server.signIn("admin"), body });
}
const stage = (page: TestPage) => page.locator(".huddle-stage");
const press = (page: TestPage, label: string) =>
  page.locator(".huddle-acts").getByRole("button", { name: label, exact: true }).first().click();

test("the leaders' meeting has its stage on the wall, and a leader answers it, delegates and hands on from a phone", async () => {
  const [type] = (await as("GET", `/boards/${above}/meeting-types`)).body.items;
  const { meeting } = (await as("POST", `/boards/${above}/meetings`, { typeId: type.id })).body;
  const to = meeting.steps.findIndex((step: { meaning: string }) => step.meaning === "matters");
  await as("POST", `/meetings/${meeting.id}/commands`, { do: "goTo", to });

  // Safety first; the wall answers nothing, and shows where it is done.
  const paired = await pairWall(server, "touch", { boardId: above, leader: await server.signIn("admin") });
  const wall = await browser.visit(`${server.url}/skjerm`, { screen: "wall", cookie: paired.cookie });
  const onStage = (what: string) => stage(wall).getByRole("heading", { name: what }).waitFor();
  const away = (what: string) => stage(wall).getByRole("heading", { name: what }).waitFor({ state: "hidden" });
  await onStage("Låst medisinrom om natten");
  await axe(wall);
  // A clicker goes through the matters both ways; before the first and after the last it goes to another step.
  await wall.keyboard.press("ArrowRight");
  await onStage("Mangler personløfter");
  await wall.keyboard.press("ArrowRight");
  await onStage("Portør mangler i helgene");
  await wall.keyboard.press("PageUp");
  await onStage("Mangler personløfter");
  await wall.keyboard.press("ArrowLeft");
  await onStage("Låst medisinrom om natten");
  await wall.keyboard.press("ArrowLeft");
  await away("Låst medisinrom om natten");
  await wall.keyboard.press("ArrowRight");
  await onStage("Låst medisinrom om natten");
  await press(wall, "Svar");
  await stage(wall).getByText("En veggskjerm svarer aldri på vegne av noen.").waitFor();
  await axe(wall);

  // The code leads a phone to the matter with the form open; what was seen only is no answer.
  const { items } = (await as("GET", `/boards/${above}/escalations`)).body;
  const idOf = (what: string): string => items.find((each: { what: string }) => each.what === what).id;
  const phone = await browser.visit(
    `${server.url}/tavle/${above}/sak/${idOf("Låst medisinrom om natten")}?gjor=answer`,
    {
      screen: "phone",
      cookie: await server.signIn("admin"),
    },
  );
  await phone.getByLabel("Svaret vårt").fill("Mottatt");
  await phone.getByText("Det er ikke et svar ennå.").waitFor();
  await axe(phone);
  await phone.getByLabel("Svaret vårt").fill("Ny lås settes inn i dag");
  await phone.getByRole("button", { name: "Send svaret" }).tap();
  // The room reads the answer before somebody goes on.
  await stage(wall).getByText("Ny lås settes inn i dag").waitFor();
  await press(wall, "Neste sak");
  await stage(wall).getByRole("heading", { name: "Mangler personløfter" }).waitFor();

  // On a laptop the same lies in lanes; two that belong together get one answer, and one is delegated.
  const laptop = await browser.visit(`${server.url}/tavle/${above}`, {
    screen: "laptop",
    cookie: await server.signIn("admin"),
  });
  const lane = (name: string) => laptop.getByRole("region", { name: new RegExp(`^${name} \\d`) });
  await lane("Besvart").getByText("Låst medisinrom om natten").waitFor();
  await lane("Til oss").getByRole("button", { name: "Flere valg for «Mangler personløfter»" }).click();
  await laptop.getByRole("menuitem", { name: "Slå sammen" }).click();
  const dialog = laptop.getByRole("dialog", { name: "Mangler personløfter" });
  await dialog.getByLabel("Portør mangler i helgene").check();
  await axe(laptop);
  await dialog.getByRole("button", { name: "Slå sammen 2 saker" }).click();
  await lane("Til oss").getByText("2 saker får ett svar").waitFor();

  // By keys alone a matter goes from Til oss to Under arbeid.
  await lane("Til oss")
    .getByRole("button", { name: /^Flytt «Mangler/ })
    .focus();
  const said = async () => (await laptop.locator('[id^="dnd-kit-announcement"]').allTextContents()).join(" ");
  await laptop.keyboard.press("Space");
  await expect.poll(said).toContain("Du flytter «Mangler");
  await laptop.keyboard.press("ArrowRight");
  await expect.poll(said).toContain("er over Under arbeid");
  await laptop.keyboard.press("Space");
  await lane("Under arbeid").getByText("Mangler personløfter").waitFor();
  await axe(laptop);
  expect(laptop.consoleErrors).toEqual([]);

  await phone.goto(`${server.url}/tavle/${above}/sak/${idOf("Mangler personløfter")}?gjor=delegate`);
  await phone.getByLabel("Sengepost 4").check();
  await phone.getByRole("button", { name: "Deleger til Sengepost 4" }).tap();
  await stage(wall).getByText("delegert til Sengepost 4").waitFor();
}, 60_000);
