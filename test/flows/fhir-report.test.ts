import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

let server: TestServer;
let id: string;
let bearer: string;
beforeAll(async () => {
  server = await startServer({ clock: handClock(Date.parse("2026-11-23T06:45:00Z")) });
  const body = {
    name: "Oppdatert legemiddelliste",
    unit: "%",
    direction: "up",
    target: 90,
    chart: "p",
    rhythm: "month",
    decimals: 1,
    responsible: "Fagsykepleier",
    unitId: server.hospital.trustId,
  };
  id = (await server.as("admin", "POST", "/api/v1/measures", { body })).body.id;
  const key = { unitId: server.hospital.trustId, name: "Kvalitetsregisteret", measureIds: [id] };
  bearer = (await server.as("admin", "POST", "/api/v1/feed-keys", { body: key })).body.key;
  const { storage, authority } = server.app.parts;
  await storage.db.updateTable("units").set({ code: "4210" }).where("id", "=", server.hospital.otherUnitId).execute();
  await authority.refresh();
});
afterAll(() => server.close());

const population = (code: string, count: number) => ({ code: { coding: [{ code }] }, count });

function report(month: string, numerator: number, more: object = {}): object {
  return {
    resourceType: "MeasureReport",
    status: "complete",
    type: "summary",
    measure: "http://example.org/Measure/legemiddelliste",
    period: { start: `${month}-01`, end: month },
    group: [{ population: [population("numerator", numerator), population("denominator", 41)] }],
    ...more,
  };
}

/** As another system sends it: a key, no origin, FHIR's own type. */
function send(body: object, query = "", type = "application/fhir+json") {
  return call(server.url, "POST", `/api/v1/measures/${id}/fhir?${query}`, { bearer, body, type, origin: null });
}

async function points(unitId: string): Promise<unknown[]> {
  return (await server.as("reader", "GET", `/api/v1/measures/${id}/series?unitId=${unitId}`)).body.points;
}

test("a report with a feed key is a point in the unit that it names, and a repeat changes nothing", async () => {
  const { otherUnitId } = server.hospital;
  const body = report("2026-10", 30, { reporter: { identifier: { system: "urn:oid:2.16.578.1", value: "4210" } } });
  expect((await send(body)).body).toMatchObject({ stored: 1 });
  expect((await send(body, "", "application/json")).body).toMatchObject({ stored: 0, unchanged: 1 });
  expect(await points(otherUnitId)).toMatchObject([{ period: "2026-10", numerator: 30, denominator: 41 }]);
});

test("a bundle is stored as a whole or not at all", async () => {
  const { unitId } = server.hospital;
  const bundle = (...reports: object[]) => ({
    resourceType: "Bundle",
    type: "collection",
    entry: reports.map((resource) => ({ resource })),
  });
  const wrong = await send(bundle(report("2026-08", 20), report("2026-09", 50)), `unitId=${unitId}`);
  expect([wrong.status, wrong.body.fields]).toMatchObject([
    400,
    { "points.1.numerator": "50 of 41: more than there were." },
  ]);
  expect((await send(bundle(report("2026-08", 20), report("2026-09", 21)), `unitId=${unitId}`)).body.stored).toBe(2);
  expect(await points(unitId)).toHaveLength(2);
});

test("a report that names a patient is refused, and so is a unit that nobody knows", async () => {
  const patient = await send(report("2026-10", 1, { type: "individual", subject: { reference: "Patient/17" } }));
  expect([patient.status, Object.keys(patient.body.fields)]).toEqual([400, ["subject"]]);
  const unknown = await send(report("2026-10", 1, { reporter: { reference: "Organization/999" } }));
  expect(unknown.body.code).toBe("unknown-unit");
  expect((await send(report("2027-01", 1), `unitId=${server.hospital.unitId}`)).body.code).toBe("future-period");
});

test("FHIR's type opens no other door, and without a key the page's own rules hold", async () => {
  const body = { period: "2026-10", numerator: 1, denominator: 2 };
  const path = `/api/v1/measures/${id}/points`;
  const other = await call(server.url, "POST", path, { bearer, body, type: "application/fhir+json", origin: null });
  expect([other.status, other.body.code]).toEqual([400, "bad-request"]);
  const cookie = await server.signIn("admin");
  const foreign = { cookie, body: report("2026-10", 1), type: "application/fhir+json", origin: "https://evil.example" };
  expect((await call(server.url, "POST", `/api/v1/measures/${id}/fhir`, foreign)).body.code).toBe("foreign-origin");
  const wrong = await call(server.url, "POST", `/api/v1/measures/${id}/fhir`, {
    bearer: "hb_live_x",
    body: report("2026-10", 1),
  });
  expect(wrong.status).toBe(401);
});
