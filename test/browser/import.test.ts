import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const browser = useBrowser();
let server: TestServer;
let leader: TestPage;

beforeAll(async () => {
  server = await startServer();
  const body = {
    name: "Fall per uke",
    unit: "",
    direction: "down",
    target: null,
    chart: "i",
    rhythm: "week",
    decimals: 1,
    responsible: "Fagsykepleier",
    unitId: server.hospital.unitId,
  };
  const id = (await server.as("leader", "POST", "/api/v1/measures", { body })).body.id;
  await server.as("leader", "POST", `/api/v1/measures/${id}/points`, { body: { period: "2025-W02", value: 9 } });
  leader = await browser.visit(`${server.url}/maltall/${id}`, {
    screen: "laptop",
    cookie: await server.signIn("leader"),
    options: { permissions: ["clipboard-read", "clipboard-write"] },
  });
});
afterAll(() => server.close());

/** As a spreadsheet puts cells on the clipboard. */
async function paste(text: string): Promise<void> {
  await leader.evaluate((cells) => navigator.clipboard.writeText(cells), text);
  await leader.keyboard.press("Control+V");
}

test("figures pasted from a spreadsheet stand on the chart after a look and a touch", async () => {
  await leader.getByRole("link", { name: "Hent inn fra fil" }).click();
  await leader.getByText("Lim inn fra Excel med Ctrl+V").waitFor();
  await axe(leader);
  const weeks = Array.from({ length: 12 }, (_, i) => `Uke ${i + 1} 2025\t${(i % 4) + 2},5`);
  await paste(["Uke\tFall", ...weeks, "Uke 99 2025\t1", "Totalt\t45"].join("\n"));
  await leader.getByRole("heading", { name: "2 rader kan ikke brukes" }).waitFor();
  await leader.getByText("11 nye, 1 rettes, 0 er som før.").waitFor();
  await leader.getByText("Rad 14: Dette er ikke en dato eller periode").waitFor();
  await axe(leader);
});

test("the rows that cannot be used are given back as a file to mend", async () => {
  const coming = leader.waitForEvent("download");
  await leader.getByRole("button", { name: "Last ned radene som ikke kunne brukes" }).click();
  const text = readFileSync(await (await coming).path(), "utf8");
  expect(text).toContain("Uke 99 2025;1;14;Dette er ikke en dato eller periode");
});

test("a column is given another meaning where it stands", async () => {
  await leader.getByLabel("Fall", { exact: true }).selectOption({ label: "Brukes ikke" });
  await leader.getByRole("heading", { name: "14 rader kan ikke brukes" }).waitFor();
  await leader.getByLabel("Fall", { exact: true }).selectOption({ label: "Verdi" });
  await leader.getByRole("button", { name: "Lagre de 12 som kan brukes" }).click();
  await leader.getByText("Lagret: 11 nye og 1 rettede tall.").waitFor();
});

test("the import is taken back as a whole", async () => {
  await leader.getByRole("link", { name: "Se diagrammet" }).click();
  await expect.poll(() => leader.locator(".spc-point, .spc-signal, .spc-open").count()).toBe(12);
  await leader.goBack();
  await leader.getByText("Limt inn").waitFor();
  await leader.getByRole("button", { name: "Ta tilbake" }).click();
  await leader.getByRole("dialog").getByRole("button", { name: "Ta tilbake" }).click();
  await leader.getByText("Tatt tilbake. 12 tall er som før.").waitFor();
  await leader.getByRole("link", { name: "Fall per uke" }).click();
  await leader.getByText("Ett tall så langt: 9").first().waitFor();
});

test("a number that may be a patient's does not leave the browser", async () => {
  await leader.goBack();
  await leader.getByText("Lim inn fra Excel med Ctrl+V").waitFor();
  let sent = 0;
  leader.on("request", (request) => (sent += request.url().includes("/imports/preview") ? 1 : 0));
  await paste("Uke\tFall\nUke 1 2025\t13097248022");
  await leader.getByText("Linje 2 ser ut til å inneholde et fødselsnummer").waitFor();
  expect(sent).toBe(0);
});
