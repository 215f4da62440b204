import { createServer as createTls } from "node:https";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { createBrotliCompress, createGzip, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fetchSafely, MOST_BYTES, MOST_MS, type Wanted } from "../../server/pull/fetchSafely.ts";
import { systemLookUp } from "../../server/pull/outside.ts";
import type { PullTrial } from "../../shared/pull/source.ts";
import { handClock } from "../support/clock.ts";
import { type Source, startSource } from "../support/source.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { OF_NOBODY } from "../support/certificate.ts";

const SECRET = "hemmelig-nok-her";
const clock = handClock(Date.parse("2026-11-23T06:45:00Z"));
let inside: Source;
let allowed: Source;
let other: Source;
let server: TestServer;

beforeAll(async () => {
  [inside, allowed, other] = await Promise.all([startSource(), startSource(), startSource()]);
  server = await startServer({
    clock,
    environment: {
      PULL_ALLOW: `${allowed.place},${other.place},localhost:${allowed.port}`,
      PULL_SECRET_DV: `${allowed.url} X-Api-Key: ${SECRET}`,
    },
  });
});
afterAll(async () => {
  await server.close();
  await Promise.all([inside, allowed, other].map((source) => source.close()));
});

type Tried = Partial<Omit<PullTrial, "reason">> & { readonly reason: string | null };

async function tryOut(address: string, change: object = {}): Promise<Tried> {
  const definition = {
    name: "x",
    kind: "url-json",
    address,
    secret: null,
    schedule: { every: "hour", minute: 0 },
    mapping: { period: "uke", value: "n" },
    measureId: null,
    ...change,
  };
  // The limit of one person's tries is not what is tried here.
  clock.advance(60_000);
  const answer = await server.as("admin", "POST", "/api/v1/pull-trials", {
    body: { unitId: server.hospital.unitId, definition },
  });
  return answer.status === 200 ? answer.body : { reason: answer.body.code };
}

describe("an address of the inside (71)", () => {
  const forms = (port: number) => [
    `http://127.0.0.1:${port}/`,
    `http://127.1:${port}/`,
    `http://0x7f000001:${port}/`,
    `http://2130706433:${port}/`,
    `http://0177.0.0.1:${port}/`,
    `http://017700000001:${port}/`,
    `http://0.0.0.0:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://[::ffff:7f00:1]:${port}/`,
    `http://[::127.0.0.1]:${port}/`,
    `http://[64:ff9b::7f00:1]:${port}/`,
    `http://localhost:${port}/`,
    `http://localhost.:${port}/`,
    `http://LOCALHOST:${port}/`,
    `http://１２７.0.0.1:${port}/`,
    `http://127。0。0。1:${port}/`,
    `http://allowed.example@127.0.0.1:${port}/`,
    `http://user:password@127.0.0.1:${port}/`,
    `http://169.254.169.254/latest/meta-data/`,
    `http://10.0.0.1/`,
    `http://100.64.0.1/`,
    `http://[fd00::1]/`,
    `http://[fe80::1]/`,
  ];

  test("is refused in every way to write it, and nobody is connected to", async () => {
    for (const address of forms(inside.port)) {
      const { reason } = await tryOut(address);
      // What no look-up knows is refused all the same; twelve digits could be a person's number, which stops them before.
      expect(["address-refused", "host-unknown", "patient-identity"], `${address}: ${reason}`).toContain(reason);
    }
    expect(inside.asked).toEqual([]);
  });

  test.each([
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    "ftp://127.0.0.1/",
    "data:text/csv,a",
    "//127.0.0.1/",
    "javascript:1",
  ])("%s is no address", async (address) => {
    expect((await tryOut(address)).reason).toBe("bad-request");
  });

  test("with a user in it is none, wherever it lies: what stands there would be a secret that leaders read", async () => {
    const before = allowed.asked.length;
    expect((await tryOut(`http://user:password@${allowed.place}/`)).reason).toBe("address-refused");
    expect((await tryOut(`http://user@${allowed.place}/`)).reason).toBe("address-refused");
    expect(allowed.asked).toHaveLength(before);
  });

  test("stands in the operator's list by host and port: another port of the same host is refused", async () => {
    allowed.answerJson([]);
    expect((await tryOut(`${allowed.url}/`)).reason).toBeNull();
    expect((await tryOut(`http://127.0.0.1:${inside.port}/`)).reason).toBe("address-refused");
    // Other ways to write what stands there are the same place, and IPv4 in IPv6 is not.
    expect((await tryOut(`http://0x7f000001:${allowed.port}/`)).reason).toBeNull();
    expect((await tryOut(`http://[::ffff:127.0.0.1]:${allowed.port}/`)).reason).toBe("address-refused");
  });

  test.each([
    "http://127.0.0.1:PORT/",
    "http://localhost:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "//127.0.0.1:PORT/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:PORT/",
    "http://a@127.0.0.1:PORT/",
  ])("is refused as well when one that is allowed leads to %s", async (to) => {
    const location = to.replace("PORT", String(inside.port));
    allowed.answer((_, response) => response.writeHead(302, { Location: location }).end());
    expect((await tryOut(`${allowed.url}/`)).reason).toBe("address-refused");
    expect(inside.asked).toEqual([]);
  });
});

describe("a name whose address flips after it was judged (71)", () => {
  let first: Source;
  beforeEach(async () => {
    first = await startSource();
  });
  afterEach(() => first.close());

  const wanted = (address: string): Wanted => ({ address, accept: "*/*", secret: undefined });

  test("is looked up once, and the judged address is the one that is dialled", async () => {
    first.answerJson([1]);
    const answers = [["127.0.0.1"], ["127.0.0.99"]];
    let lookUps = 0;
    const lookUp = async () => answers[lookUps++] ?? [];
    const allow = new Set([`flips.example:${first.port}`]);
    const got = await fetchSafely(
      { clock, lookUp, reach: { allow, outside: true } },
      wanted(`http://flips.example:${first.port}/x`),
    );
    expect(got.ok && got.value.body.toString()).toBe("[1]");
    expect(lookUps).toBe(1);
    expect(first.asked[0]?.headers.host).toBe(`flips.example:${first.port}`);
  });

  test("is judged anew at each redirect: outside at first, it is refused inside", async () => {
    first.answer((_, response) => response.writeHead(307, { Location: `http://other.example:${inside.port}/` }).end());
    const seen: string[] = [];
    const lookUp = async (host: string) => {
      seen.push(host);
      return ["127.0.0.1"];
    };
    const allow = new Set([`flips.example:${first.port}`]);
    const got = await fetchSafely(
      { clock, lookUp, reach: { allow, outside: true } },
      wanted(`http://flips.example:${first.port}/`),
    );
    expect(got).toMatchObject({ ok: false, refusal: { reason: "address-refused" } });
    expect(seen).toEqual(["flips.example", "other.example"]);
    expect(inside.asked).toEqual([]);
  });

  test("is refused when it has an address inside beside one outside", async () => {
    const lookUp = async () => ["93.184.215.14", "127.0.0.1"];
    const got = await fetchSafely(
      { clock, lookUp, reach: { allow: new Set(), outside: true } },
      wanted(`http://both.example:${inside.port}/`),
    );
    expect(got).toMatchObject({ ok: false, refusal: { reason: "address-refused" } });
    expect(inside.asked).toEqual([]);
  });

  test("is refused wherever it lies when the operator lets nothing but the list be called", async () => {
    const reach = { allow: new Set<string>(), outside: false };
    const got = await fetchSafely(
      { clock, lookUp: async () => ["93.184.215.14"], reach },
      wanted("http://out.example/"),
    );
    expect(got).toEqual({ ok: false, refusal: { reason: "address-refused", detail: "out.example:80" } });
  });

  test("is told when it has none", async () => {
    const got = await fetchSafely(
      { clock, lookUp: systemLookUp, reach: { allow: new Set(), outside: true } },
      wanted("http://no-such-host.invalid/"),
    );
    expect(got).toMatchObject({ ok: false, refusal: { reason: "host-unknown" } });
  });
});

describe("an answer without an end (72)", () => {
  const MB = 1024 * 1024;

  test("is stopped at five megabytes", async () => {
    let sent = 0;
    allowed.answer((_, response) => {
      const endless = Readable.from(
        (function* () {
          for (;;) {
            sent += MB;
            yield Buffer.alloc(MB, "1,");
          }
        })(),
      );
      response.on("close", () => endless.destroy());
      endless.pipe(response);
    });
    expect((await tryOut(`${allowed.url}/`)).reason).toBe("too-large");
    // What lies in the buffers of both ends comes on top.
    expect(sent).toBeLessThan(MOST_BYTES + 20 * MB);
  });

  test.each([
    ["gzip", createGzip],
    ["br", createBrotliCompress],
  ])("also when it is small until it is unpacked (%s)", async (encoding, pack) => {
    let unpacked = 0;
    allowed.answer((_, response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Content-Encoding": encoding });
      const packed = pack();
      response.on("close", () => packed.destroy());
      packed.on("error", () => undefined);
      packed.pipe(response);
      const write = (): void => {
        while (unpacked < 1024 * MB && !packed.destroyed) {
          unpacked += MB;
          if (!packed.write(Buffer.alloc(MB))) return void packed.once("drain", write);
        }
        packed.end();
      };
      write();
    });
    expect((await tryOut(`${allowed.url}/`)).reason).toBe("too-large");
    expect(unpacked).toBeLessThan(1024 * MB);
  });

  test("is read as it should when it is packed and small", async () => {
    allowed.answer((_, response) =>
      response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync('[{"uke":"2026-W45","n":1}]')),
    );
    expect(await tryOut(`${allowed.url}/`)).toMatchObject({ columns: ["uke", "n"] });
  });

  test("that says gzip and is none, or is packed as nobody packs, is told as unreadable", async () => {
    for (const encoding of ["gzip", "br", "deflate", "zstd", "gzip, gzip"]) {
      allowed.answer((_, response) => response.writeHead(200, { "Content-Encoding": encoding }).end("[]"));
      expect([encoding, (await tryOut(`${allowed.url}/`)).reason]).toEqual([encoding, "unreadable"]);
    }
  });
});

/** Begins a fetch, waits until it was asked, and turns the clock past all that a fetch may take. */
async function tooSlow(address: string, source: Source): Promise<string | null> {
  const before = source.asked.length;
  const running = tryOut(address);
  await expect.poll(() => source.asked.length).toBeGreaterThan(before);
  clock.advance(MOST_MS + 1);
  return (await running).reason;
}

describe("an answer that does not come (72)", () => {
  test("is given up after ten seconds, at one byte a second or none at all", async () => {
    allowed.answer((_, response) => {
      response.writeHead(200);
      response.write("[");
    });
    expect(await tooSlow(`${allowed.url}/`, allowed)).toBe("timeout");
    allowed.answer(() => undefined);
    expect(await tooSlow(`${allowed.url}/`, allowed)).toBe("timeout");
  });

  test("whose connection breaks off, or to which nobody listens, is told as out of reach", async () => {
    allowed.answer((_, response) => {
      response.writeHead(200, { "Content-Length": "100" });
      response.write("[", () => response.destroy());
    });
    expect((await tryOut(`${allowed.url}/`)).reason).toBe("unreachable");
    allowed.answer((request) => request.socket.destroy());
    expect((await tryOut(`${allowed.url}/`)).reason).toBe("unreachable");
  });
});

describe("an answer that is another than it should be (72)", () => {
  test("a redirect in a round is followed three times", async () => {
    allowed.answer((request, response) => response.writeHead(301, { Location: `${request.url}x` }).end());
    const before = allowed.asked.length;
    expect((await tryOut(`${allowed.url}/`)).reason).toBe("redirects");
    expect(allowed.asked.length - before).toBe(4);
    allowed.answer((_, response) => response.writeHead(302).end());
    expect((await tryOut(`${allowed.url}/`)).reason).toBe("redirects");
  });

  test("a page for people is told as one, whatever it calls itself", async () => {
    const pages = [
      ["text/html", "Logg inn"],
      ["application/json", "<!DOCTYPE html><title>Logg inn</title>"],
      ["text/csv", "\n <html><body>"],
    ];
    for (const [type = "", page] of pages) {
      allowed.answer((_, response) => response.writeHead(200, { "Content-Type": type }).end(page));
      for (const kind of ["url-json", "url-csv"])
        expect((await tryOut(`${allowed.url}/`, { kind })).reason).toBe("html");
    }
  });

  test.each([
    ["nothing", "url-json", "unreadable", ""],
    ["half of it", "url-json", "unreadable", '[{"n": 1'],
    ["a figure that is none", "url-json", "unreadable", '[{"n": NaN}]'],
    ["JSON that is not UTF-8", "url-json", "unreadable", "\xe5"],
    ["no list", "url-json", "no-rows", '{"n": 1}'],
    ["nothing", "url-csv", "unreadable", ""],
    ["a quote without an end", "url-csv", "unreadable", `uke;n\n"${"x".repeat(200_000)}`],
    ["NUL", "url-csv", "unreadable", "a;b\0;c"],
    ["a hundred thousand columns", "url-csv", "unreadable", "a;".repeat(100_000)],
    ["a line of four megabytes", "url-csv", "unreadable", "x".repeat(4_000_000)],
  ])("%s as %s is told as %s", async (_, kind, reason, body) => {
    allowed.answer((_request, response) => response.writeHead(200).end(Buffer.from(body, "latin1")));
    expect((await tryOut(`${allowed.url}/`, { kind })).reason).toBe(reason);
  });

  test("another status than 200 is told with its number, and its body is not read", async () => {
    for (const status of [204, 206, 401, 403, 404, 500]) {
      allowed.answer((_, response) => response.writeHead(status).end());
      expect(await tryOut(`${allowed.url}/`)).toMatchObject({ reason: "status", detail: String(status) });
    }
  });

  test("a certificate that nobody vouches for, and a server without TLS, are no secure connection", async () => {
    const tls = createTls(OF_NOBODY, (_, response) => response.end("[]"));
    await new Promise<void>((resolve) => tls.listen(0, "127.0.0.1", resolve));
    const { port } = tls.address() as AddressInfo;
    const wanted = (at: number): Wanted => ({ address: `https://127.0.0.1:${at}/`, accept: "*/*", secret: undefined });
    const outside = {
      clock,
      lookUp: systemLookUp,
      reach: { allow: new Set([`127.0.0.1:${port}`, allowed.place]), outside: true },
    };
    expect(await fetchSafely(outside, wanted(port))).toMatchObject({ refusal: { reason: "tls" } });
    expect(await fetchSafely(outside, wanted(allowed.port))).toMatchObject({ refusal: { reason: "tls" } });
    await new Promise((resolve) => tls.close(resolve));
  });

  test("one with a national identity number in it is not shown, and not a row of it is used", async () => {
    // A synthetic number as Skatteetaten makes them: 80 is added to the month.
    for (const n of ["13097248022", 13097248022]) {
      allowed.answerJson([
        { uke: "2026-W45", n: 1 },
        { uke: "2026-W46", n },
      ]);
      const trial = await tryOut(`${allowed.url}/`);
      expect(trial).toMatchObject({ reason: "patient-identity", detail: "B2", sample: [] });
      expect(JSON.stringify(trial)).not.toContain("13097248022");
    }
  });
});

describe("a secret (73)", () => {
  test("goes to its own host, and along with no redirect to another", async () => {
    other.answerJson([{ uke: "2026-W45", n: 1 }]);
    allowed.answer((request, response) => {
      if (request.url === "/own") return response.end("[]");
      return response.writeHead(302, { Location: request.url === "/near" ? "/own" : `${other.url}/` }).end();
    });
    expect((await tryOut(`${allowed.url}/far`, { secret: "DV" })).reason).toBeNull();
    expect(allowed.asked.at(-1)?.headers["x-api-key"]).toBe(SECRET);
    expect(JSON.stringify(other.asked)).not.toContain(SECRET);
    await tryOut(`${allowed.url}/near`, { secret: "DV" });
    expect(allowed.asked.at(-1)).toMatchObject({ path: "/own", headers: { "x-api-key": SECRET } });
  });

  test("is not sent to another port or scheme, and whoever asks for that is told", async () => {
    for (const address of [
      `${other.url}/`,
      `https://127.0.0.1:${allowed.port}/`,
      `http://localhost:${allowed.port}/`,
    ]) {
      expect(await tryOut(address, { secret: "DV" })).toMatchObject({ reason: "secret-gone", detail: "DV" });
    }
    expect(JSON.stringify(other.asked)).not.toContain(SECRET);
  });

  test("stands in no log, no answer and no row", async () => {
    const { unitId } = server.hospital;
    const answers = await Promise.all(
      ["pull-sources", "pull-connections"].map((path) => server.as("admin", "GET", `/api/v1/${path}?unitId=${unitId}`)),
    );
    const { db } = server.app.parts.storage;
    const rows = await Promise.all([
      db.selectFrom("pull_sources").selectAll().execute(),
      db.selectFrom("pull_runs").selectAll().execute(),
    ]);
    expect(JSON.stringify([server.logged, answers.map(({ body }) => body), rows])).not.toContain(SECRET);
  });
});
