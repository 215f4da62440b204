import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csvText, neutralised } from "../../shared/base/csvText.ts";
import { decimalMarkOf, readAmount } from "../../shared/import/amount.ts";
import { headerOf } from "../../shared/import/columns.ts";
import { readWhen } from "../../shared/import/when.ts";
import type { Answer } from "../support/caller.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { type Packed, sheetRows, workbookParts, zipOf } from "../support/zip.ts";

let server: TestServer;
let id: string;
beforeAll(async () => {
  server = await startServer();
  const body = {
    name: "Fall",
    unit: "",
    direction: "down",
    target: null,
    chart: "i",
    rhythm: "day",
    decimals: 0,
    responsible: "Fagsykepleier",
    unitId: server.hospital.unitId,
  };
  id = (await server.as("leader", "POST", "/api/v1/measures", { body })).body.id;
});
afterAll(() => server.close());

const look = (file: Buffer | string, query = ""): Promise<Answer> =>
  server.as("leader", "POST", `/api/v1/measures/${id}/imports/preview?${query}`, { file });

/** Refused by name, with nothing saved or logged, and the server as it was. */
async function refusal(file: Buffer | string): Promise<string> {
  const before = process.memoryUsage.rss();
  const { status, body } = await look(file);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  const points = await server.app.parts.storage.db.selectFrom("points").selectAll().execute();
  expect(points).toEqual([]);
  expect(server.logged).toEqual([]);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  // The bytes themselves and their copy for the thread; never what they would unpack to.
  expect((process.memoryUsage.rss() - before) / 1024 / 1024).toBeLessThan(400);
  return body.fields?.file ?? body.code;
}

const latin = (text: string) => Buffer.from(text, "latin1");
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
const utf16be = (text: string) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()]);

describe("75: text files", () => {
  const norwegian = "Dato;Målt på språk\n2026-11-20;1,5\n";
  test.each([
    ["UTF-8 with its mark", Buffer.from(`\ufeff${norwegian}`), "utf-8"],
    ["UTF-8 without", Buffer.from(norwegian), "utf-8"],
    ["UTF-16, little end first", utf16(norwegian), "utf-16"],
    ["UTF-16, big end first", utf16be(norwegian), "utf-16"],
    ["UTF-16 without its mark", utf16(norwegian).subarray(2), "utf-16"],
    ["Latin-1", latin(norwegian), "windows-1252"],
  ])("%s is read, and shown as it was understood", async (_, bytes, encoding) => {
    const { body } = await look(bytes);
    expect(body.file).toMatchObject({ encoding, delimiter: ";" });
    expect(body.columns.map(({ head }: { head: string }) => head)).toEqual(["Dato", "Målt på språk"]);
    expect(body.first).toMatchObject([{ row: 2, point: { period: "2026-11-20", value: 1.5 } }]);
  });

  test.each([
    [";", "Dato;Tall\n2026-11-20;1,5\n2026-11-21;2,5"],
    [",", 'Dato,Tall\n2026-11-20,1.5\n2026-11-21,"2,5"'],
    ["\t", "Dato\tTall\r\n2026-11-20\t1,5\r\n2026-11-21\t2,5"],
    [";", "sep=;\r\nDato;Tall\r\n2026-11-20;1,5\r\n2026-11-21;2,5"],
    [";", "Fall, per dag, hele huset\n\nDato;Tall\n2026-11-20;1,5\n2026-11-21;2,5"],
  ])("the sign between columns is found: %o", async (delimiter, text) => {
    const { body } = await look(text);
    expect([body.file.delimiter, body.usable]).toEqual([delimiter, 2]);
  });

  test.each<[string, Buffer | string, string]>([
    ["a quotation mark that is never closed", 'Dato;Tall\n"2026-11-20;1\n2026-11-21;2\n', "unbalanced-quotes"],
    ["100,000 columns", `${";".repeat(99_999)}\n`, "too-many-columns"],
    ["a line without an end", "1".repeat(9_000_000), "line-too-long"],
    ["100 MB", "1".repeat(100 * 1024 * 1024), "too-large"],
    ["NUL among the text", "Dato;Tall\n2026-11-20;1\0\n", "not-text"],
    ["nothing", "", "empty"],
    ["60,000 rows", "2026-11-20;1\n".repeat(60_000), "too-many-rows"],
    ["a cell of 3,000 signs", `Dato;Tall\n2026-11-20;${"x".repeat(3000)}\n`, "cell-too-long"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "not-text"],
    ["a PDF", "%PDF-1.7\n", "not-text"],
  ])("%s is refused by name", async (_, file, fault) => {
    expect(await refusal(file)).toBe(fault);
  });

  test("what is refused when it is looked at is refused when it is saved", async () => {
    const file = 'Dato;Tall\n"2026-11-20;1\n';
    const saved = await server.as("leader", "POST", `/api/v1/measures/${id}/imports`, { file });
    expect([saved.status, saved.body.fields.file]).toEqual([422, "unbalanced-quotes"]);
  });

  test("nothing of a page's form is taken for a file, and no foreign page sends one", async () => {
    const path = `/api/v1/measures/${id}/imports`;
    for (const type of [
      "text/plain",
      "multipart/form-data; boundary=x",
      "application/x-www-form-urlencoded",
      "application/json",
    ]) {
      expect((await server.as("leader", "POST", path, { file: "{}", type })).status).toBe(400);
    }
    const foreign = await server.as("leader", "POST", path, { file: "2026-11-20;1", origin: "https://evil.example" });
    expect(foreign.body.code).toBe("foreign-origin");
  });

  test("a person's number anywhere in it, or in its name, refuses the whole, and says where but not what", async () => {
    const number = "17128099733".replace(/^(\d{2})(\d{2})/, (_, day, month) => `${day}${Number(month) + 0}`);
    const { status, body } = await look(`Dato;Tall;Pasient\n2026-11-20;1;ok\n2026-11-21;1;${number}\n`);
    expect([status, body.code, body.fields.where]).toEqual([422, "patient-identity", "C3"]);
    expect(JSON.stringify(body)).not.toContain(number);
    expect((await look("2026-11-20;1", `name=${number}.csv`)).body.code).toBe("patient-identity");
    expect(server.logged.join("")).not.toContain(number);
  });
});

describe("76: what is downloaded runs nothing", () => {
  test.each(["=1+1", "+SUM(A1)", "-2+3", "@cmd", "\tx", "\rx", '=HYPERLINK("http://x")', "-", "\uff1d1"])(
    "%o",
    (text) => {
      expect(neutralised(text)).toBe(`'${text}`);
    },
  );
  test.each(["-1,5", "-3", "+4", "-1 234,5", "1,5", "-5 %", "uke 47", "-1e-9"])("%o stays as it is", (text) => {
    expect(neutralised(text)).toBe(text);
  });
  test("numbers stay numbers, and text keeps its quotes", () => {
    expect(csvText([["a;b", -1.5, null, 'x"y', "=1"]])).toBe('\ufeff"a;b";-1,5;;"x""y";\'=1\r\n');
    expect(csvText([[-1.5]], "point")).toBe("\ufeff-1.5\r\n");
  });
});

const DATA = sheetRows([
  ["Dato", "Tall"],
  ["2026-11-20", 3],
]);
const good = workbookParts(DATA);
const withPart = (part: Packed) => zipOf([...good.filter(({ name }) => name !== part.name), part]);

describe("77-79: workbooks", () => {
  test("a plain one is read", async () => {
    const { body } = await look(zipOf(good));
    expect(body).toMatchObject({ usable: 1, file: { kind: "workbook", sheets: ["Ark1"] } });
  });

  const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);
  test.each<[string, () => Buffer, string]>([
    ["10 MB that unpack to 10 GB", () => bomb(), "unpacks-too-large"],
    [
      "100,000 parts",
      () => zipOf([...good, ...Array.from({ length: 65_000 }, (_, i) => ({ name: `x${i}`, content: "" }))]),
      "bad-parts",
    ],
    [
      "a size that says less than unpacks",
      () => withPart({ name: "xl/worksheets/sheet1.xml", content: zeros(30), says: 1000 }),
      "bad-parts",
    ],
    [
      "a size that says more than unpacks",
      () => withPart({ name: "xl/sharedStrings.xml", content: "<sst/>", says: 50_000 }),
      "bad-parts",
    ],
    ["a name that points above", () => withPart({ name: "../../etc/passwd", content: "x" }), "bad-parts"],
    ["a name from the root", () => withPart({ name: "/etc/passwd", content: "x" }), "bad-parts"],
    ["a name with a backslash", () => withPart({ name: "xl\\..\\..\\x", content: "x" }), "bad-parts"],
    ["two parts of one name", () => zipOf([...good, ...good]), "bad-parts"],
    ["a packed file in it", () => withPart({ name: "xl/embeddings/inner.zip", content: zipOf(good) }), "bad-parts"],
    ["macros", () => withPart({ name: "xl/vbaProject.bin", content: "x" }), "macros"],
    [
      "the type of a workbook with macros",
      () =>
        withPart({
          name: "[Content_Types].xml",
          content: '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        }),
      "macros",
    ],
    [
      "a document type",
      () =>
        withPart({
          name: "xl/sharedStrings.xml",
          content: '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>',
        }),
      "document-type",
    ],
    ["entities that multiply", () => withPart({ name: "xl/sharedStrings.xml", content: laughs() }), "document-type"],
    [
      "XML in an encoding that hides what it says",
      () => withPart({ name: "xl/sharedStrings.xml", content: utf16("<!DOCTYPE sst []><sst/>") }),
      "damaged",
    ],
    ["a web page by another name", () => Buffer.from("<html><table><tr><td>1</td></tr></table></html>"), "html"],
    ["the old Excel format", () => Buffer.from("d0cf11e0a1b11ae1", "hex"), "old-excel"],
    ["a zip of something else", () => zipOf([{ name: "word/document.xml", content: "<x/>" }]), "not-a-workbook"],
    ["a zip cut short", () => zipOf(good).subarray(0, -40), "damaged"],
    ["bytes turned in the middle", () => turned(zipOf(good)), "damaged"],
    [
      "a cell far down",
      () => zipOf(workbookParts('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
      "too-many-rows",
    ],
    [
      "a cell far to the right",
      () => zipOf(workbookParts('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
      "too-many-columns",
    ],
    [
      "a cell to the right of the last by its letters alone",
      () => zipOf(workbookParts('<row r="1"><c s="0" r="ZZZZZZ1"><v>1</v></c></row>')),
      "too-many-columns",
    ],
    [
      "XML that ends in the middle",
      () => withPart({ name: "xl/worksheets/sheet1.xml", content: "<worksheet><sheetData><row" }),
      "damaged",
    ],
  ])("%s: refused", async (_, file, fault) => {
    expect(await refusal(file())).toBe(fault);
  });

  test("a sheet that says it has all cells there are, and has one, is one cell", async () => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Dato</t></is></c></row>';
    const { body } = await look(zipOf(workbookParts(rows, [], '<dimension ref="A1:XFD1048576"/>')));
    expect([body.file.rows, body.columns.length]).toEqual([1, 1]);
  });

  test("rows and cells that leave out their places stand beside each other", async () => {
    const data = "<row><c><v>46346</v></c><c><v>3</v></c></row><row><c><v>46347</v></c><c><v>4</v></c></row>";
    const { body } = await look(zipOf(workbookParts(data)));
    expect(body.first.map(({ point }: { point: object }) => point)).toMatchObject([
      { period: "2026-11-20", value: 3 },
      { period: "2026-11-21", value: 4 },
    ]);
  });

  test("links to elsewhere are not followed", async () => {
    const asked: string[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end();
    });
    await new Promise<void>((go) => elsewhere.listen(0, "127.0.0.1", go));
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/x`;
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="${url}" TargetMode="External"/></Relationships>`;
    const file = zipOf([
      ...good,
      { name: "xl/externalLinks/externalLink1.xml", content: "<externalLink/>" },
      { name: "xl/externalLinks/_rels/externalLink1.xml.rels", content: rels },
    ]);
    expect((await look(file)).body.usable).toBe(1);
    expect(asked).toEqual([]);
    elsewhere.close();
  });

  test("files that are read at once wait for each other, and the wall is served meanwhile", async () => {
    const heavy = zipOf(
      workbookParts(sheetRows(Array.from({ length: 20_000 }, (_, i) => [`2026-11-${10 + (i % 9)}`, i]))),
    );
    const answers = Promise.all(Array.from({ length: 5 }, () => look(heavy)));
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await answers).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });
});

/** Ten parts that each say 1 GB. */
function bomb(): Buffer {
  const part = Buffer.alloc(1024 * 1024);
  return zipOf([
    ...good,
    ...Array.from({ length: 10 }, (_, i) => ({
      name: `xl/worksheets/sheet${i + 2}.xml`,
      content: part,
      says: 1024 ** 3,
    })),
  ]);
}

function laughs(): string {
  const names = "abcdefghij".split("");
  const entities = names.map((name, i) => `<!ENTITY ${name} "${i === 0 ? "ha" : `&${names[i - 1]};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE sst [${entities.join("")}]><sst><si><t>&j;</t></si></sst>`;
}

function turned(bytes: Buffer): Buffer {
  const at = bytes.indexOf("sheet1.xml") + 20;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}

describe("80: no text makes the reading of cells slow", () => {
  /** A reader that goes back and forth over these would not be done before the test's time is out. */
  const evil = [
    "1".repeat(1e6),
    "1 ".repeat(5e5),
    "1.1.".repeat(3e5),
    "-".repeat(1e6),
    "uke ".repeat(3e5),
    " ".repeat(1e6),
    `${"2026-".repeat(2e5)}x`,
    "nov".repeat(3e5),
  ];
  test.each(evil.map((text) => [text.slice(0, 6), text] as const))("%o", (_, text) => {
    const asked = { rhythm: "day", zone: "Europe/Oslo", monthFirst: false } as const;
    expect(readWhen(text, undefined, asked).ok).toBe(false);
    readAmount(text, "comma");
    decimalMarkOf([text]);
    headerOf([[text.slice(0, 2000)]]);
    neutralised(text.slice(0, 2000));
  });
});
