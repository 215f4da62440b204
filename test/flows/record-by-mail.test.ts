import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "../../shared/base/time.ts";
import { handClock } from "../support/clock.ts";
import type { PersonName } from "../support/hospital.ts";
import { type MailServer, startMailServer } from "../support/mailServer.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall } from "../support/wall.ts";

/** A Monday morning. */
const MONDAY = Date.parse("2026-11-23T06:45:00Z");
const clock = handClock(MONDAY);
let server: TestServer;
let post: MailServer;
let meetingId: string;

const as = (who: PersonName, method: string, path: string, body?: unknown) =>
  server.as(who, method, `/api/v1${path}`, body === undefined ? {} : { body });

/** What is due is sent at once when the clock is turned; a mail that is on its way is waited for. */
async function arrives(count: number): Promise<void> {
  await expect
    .poll(() => {
      clock.advance(2_500);
      return post.mails.length;
    })
    .toBe(count);
}

/** Gives an address and follows the link that comes to it. */
async function hasAddress(who: PersonName, address: string): Promise<void> {
  const before = post.mails.length;
  await as(who, "PUT", "/notices/address", { address });
  const token = /bekreft#(\S+)/.exec(post.mails[before]?.text ?? "")?.[1];
  await server.as(undefined, "POST", "/api/v1/notices/confirm", { body: { token } });
}

beforeAll(async () => {
  post = await startMailServer();
  const environment = { SMTP_HOST: "127.0.0.1", SMTP_PORT: String(post.port), SMTP_FROM: "tavle@sykehus.no" };
  server = await startServer({ clock, seed: 15, environment });
  const wall = await pairWall(server, "touch");
  const [type] = (await wall.asks("GET", `/boards/${server.hospital.boardId}/meeting-types`)).body.items;
  const body = { typeId: type.id };
  meetingId = (await wall.asks("POST", `/boards/${server.hospital.boardId}/meetings`, { body })).body.meeting.id;
  const { leaders } = (await wall.asks("GET", `/boards/${server.hospital.boardId}/meeting`)).body;
  await wall.asks("POST", `/meetings/${meetingId}/commands`, { body: { do: "takeLead", leader: leaders[0] } });
  clock.advance(9 * MINUTE);
  await wall.asks("POST", `/meetings/${meetingId}/commands`, { body: { do: "end" } });
});
afterAll(async () => {
  await server.close();
  await post.close();
});

const record = async (who: PersonName) => (await as(who, "GET", `/meetings/${meetingId}`)).body;
const sends = (who: PersonName, to: "me" | "unit") => as(who, "POST", `/meetings/${meetingId}/send`, { to });

describe("a record by mail", () => {
  test("is offered to those who take part, and says what is missing", async () => {
    expect((await record("participant")).mail).toEqual({ me: false, unit: 0 });
    expect((await record("reader")).mail).toBeNull();
    expect((await sends("reader", "me")).status).toBe(403);
    expect((await sends("participant", "me")).body).toEqual({ sent: 0 });
  });

  test("comes to oneself, with what was decided and no names of those who were there", async () => {
    await hasAddress("participant", "per@sykehus.no");
    expect((await record("participant")).mail).toMatchObject({ me: true });
    const before = post.mails.length;
    expect((await sends("participant", "me")).body).toEqual({ sent: 1 });
    await arrives(before + 1);
    const mail = post.mails.at(-1);
    expect(mail?.to).toEqual(["per@sykehus.no"]);
    expect(mail?.subject).toBe("Referat: Tavlemøte mandag 23. november");
    expect(mail?.text).toContain("Holdt kl. 07:45–07:54");
    expect(mail?.text).toContain(`/tavle/${server.hospital.boardId}/referat/${meetingId}`);
    const { leader } = (await record("participant")).meeting;
    expect(leader.name).not.toBe("");
    expect(`${mail?.text} ${mail?.html}`).not.toContain(leader.name);
  });

  test("goes to those of the unit who have chosen it, once whoever sends it", async () => {
    await hasAddress("leader", "lise@sykehus.no");
    await as("leader", "PUT", "/notices/choices", { mailed: ["record"] });
    expect((await record("participant")).mail).toEqual({ me: true, unit: 1 });
    const before = post.mails.length;
    expect((await sends("participant", "unit")).body).toEqual({ sent: 1 });
    expect((await sends("leader", "unit")).body).toEqual({ sent: 0 });
    await arrives(before + 1);
    expect(post.mails.at(-1)?.to).toEqual(["lise@sykehus.no"]);
  });
});
