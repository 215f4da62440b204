import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { addCard, patchCard } from "../../shared/board/cards.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { useBrowser } from "../support/browser.ts";
import { noon, runningClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall } from "../support/wall.ts";

/** Numbers in names are those of the abuse tests. */
const PAYLOADS = [
  "<script>window.hit=1</script>",
  "<img src=x onerror=window.hit=1>",
  "<svg/onload=window.hit=1>",
  "\"><iframe srcdoc='<script>parent.hit=1</script>'>",
  "javascript:window.hit=1",
  "${window.hit=1}{{constructor.constructor('window.hit=1')()}}",
  "</title><script>window.hit=1</script>",
  "<a href=javascript:window.hit=1>x</a>",
] as const;
const SYSTEM = { kind: "system" } as const;
const NEW = defaultLaneId("new");

describe("what people write", () => {
  const browser = useBrowser();
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ clock: runningClock(noon()) });
  });
  afterAll(() => server.close());

  test("81: is text on the desk and on the wall, wherever it stands, and the browser reports nothing", async () => {
    const { boardId, unitId } = server.hospital;
    const random = seededRandom(81);
    const ids = PAYLOADS.map(() => newId<"card">(random));
    await server.app.parts.sync.edit(boardId, SYSTEM, (board) => {
      for (const [at, title] of PAYLOADS.entries()) {
        const id = ids[at];
        if (!id) continue;
        addCard(board, { id, title, laneId: at % 2 === 0 ? NEW : defaultLaneId("testing") });
        patchCard(board, id, { who: title });
        board.note(id)?.insert(0, title);
      }
      board.lanes.patch(defaultLaneId("exploring"), { name: "<img src=x onerror=window.hit=1>" });
    });
    const { version } = (await server.as("leader", "GET", `/api/v1/boards/${boardId}`)).body;
    const name = "<img src=x onerror=window.hit=1>";
    const renamed = await server.as("leader", "PATCH", `/api/v1/boards/${boardId}`, { body: { version, name } });
    expect(renamed.status).toBe(200);
    const measure = { unitId, name, unit: "<b>", direction: "down", target: null, chart: "run", responsible: name };
    const defined = await server.as("leader", "POST", "/api/v1/measures", {
      body: { ...measure, rhythm: "week", decimals: 0 },
    });
    expect(defined.status).toBe(200);
    expect((await server.as("participant", "PATCH", "/api/v1/profile", { body: { name } })).status).toBe(200);

    const wall = await pairWall(server, "look");
    const pages = [
      await browser.visit(`${server.url}/tavle/${boardId}`, { cookie: await server.signIn("leader") }),
      await browser.visit(`${server.url}/skjerm`, { cookie: wall.cookie, screen: "wallSmall" }),
      await browser.visit(`${server.url}/enhet/${unitId}`, { cookie: await server.signIn("leader") }),
    ];
    const [desk, shown] = pages;
    if (!desk || !shown) throw new Error("no pages");
    // The panel of what is new holds them too, folded together.
    for (const title of PAYLOADS)
      await desk.getByText(title, { exact: true }).filter({ visible: true }).first().waitFor();
    const [first] = PAYLOADS;
    await desk.locator("[data-card]").getByText(first, { exact: true }).first().click();
    await expect.poll(() => desk.getByLabel("Notat").inputValue()).toBe(first);
    await shown.getByText(name).first().waitFor();
    for (const page of pages) {
      expect(await page.evaluate(() => Reflect.get(window, "hit"))).toBeUndefined();
      expect(await page.locator("iframe, img[src=x], svg[onload], a[href^='javascript:']").count()).toBe(0);
    }
  });

  test("84: every page says what it may load, and holds no script of its own", async () => {
    for (const path of ["/", "/logg-inn", "/skjerm", "/par", "/tavle/x", "/i/x", "/oppsett", "/nothing/at/all"]) {
      const response = await fetch(server.url + path);
      const policy = response.headers.get("content-security-policy") ?? "";
      for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"]) {
        expect([path, policy]).toEqual([path, expect.stringContaining(part)]);
      }
      expect(policy).not.toContain("unsafe");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      const html = await response.text();
      const inline = [...html.matchAll(/<script\b([^>]*)>/g)].filter(([, attributes]) => !attributes?.includes("src="));
      expect([path, inline]).toEqual([path, []]);
      expect(html).not.toMatch(/\son\w+=/);
    }
  });

  test("86: the build holds no source maps", () => {
    const files = readdirSync(join(import.meta.dirname, "../../dist/client"), { recursive: true }).map(String);
    expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
  });
});
