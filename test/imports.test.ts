import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import { describe, expect, test } from "vitest";

/** Files of `server/access` that are a feature with routes of its own, unlike the sessions and passwords beneath. */
const ACCESS_FEATURE = "access/peopleRoutes access/sessionRoutes access/setUp";

/**
 * Who may import whom. Within a folder imports run only down its rows; rooms on one row do not import each other.
 * A room is a folder, a file or several; the longest name that fits a file is its room. `import type` counts.
 */
const ROWS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  shared: [
    ["protocol"],
    ["round", "level"],
    ["pull"],
    ["import", "notice"],
    ["health", "since", "link"],
    ["measure", "escalation", "idea", "night", "work", "surface", "message", "cascade"],
    ["tier", "spc", "board", "huddle", "cross", "thanks", "comment", "vote", "moment", "remote", "screen", "privacy"],
    // A board's settings hold those of today, so today stands beneath the board.
    ["access", "today"],
    ["base"],
  ],
  server: [
    ["main", "cli"],
    ["app", "demo"],
    // Posts to other hosts as what is fetched is fetched; what it is told of is told from below.
    ["notice"],
    // What is fetched is read and stored as what is pushed or handed in.
    ["pull"],
    ["import"],
    // On all that a level is fed by.
    ["level"],
    [
      "board",
      "idea",
      "night",
      "health",
      "link",
      "measure",
      "escalation",
      "huddle",
      "cross",
      "today",
      "thanks",
      "surface",
      "comment",
      "vote",
      "message",
      "round",
      "work",
      "screen",
      "report",
      "remote/routes",
      ACCESS_FEATURE,
    ],
    // What a meeting shows of messages, the meeting asks.
    ["tier", "message/onBoard", "measure/summed", "notice/tellOf notice/mail"],
    ["parts"],
    ["commands"],
    ["live", "sync"],
    ["moment", "remote"],
    ["http", "metrics", "pages"],
    ["access", "audit"],
    ["storage", "bus"],
    ["clock", "config"],
  ],
  client: [
    ["main", "wall", "phone", "handheld"],
    ["routes"],
    ["views"],
    // A page of its own over the other rooms.
    ["level", "round"],
    ["surface", "pull", "import", "since", "matter"],
    ["board"],
    ["signal"],
    // On measures, and beneath the views alone.
    ["workbench"],
    ["multiples", "catalogue", "health"],
    // A matter shows the chart that went along with it.
    ["escalation"],
    [
      "link",
      "night",
      "notice",
      "measure",
      "cascade",
      "huddle",
      "cross",
      "idea",
      "today",
      "thanks",
      "message",
      "comment",
      "pdsa",
      "vote",
      "moment",
      "remote",
      "work",
    ],
    ["chart", "tier", "screen", "access", "guide"],
    ["ui"],
    ["live", "words"],
  ],
};

/** Folder -> the folders it may import from; files at the root that anybody may read stand here too. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  shared: ["shared"],
  server: ["server", "shared", "package.json"],
  client: ["client", "shared"],
};

/** Package -> the only places that import it. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  yjs: [
    "shared/board/",
    "shared/surface/",
    "server/sync/",
    "client/board/copy.ts",
    "client/board/documentOf.ts",
    "client/board/openBoard.ts",
    "client/board/openDocument.ts",
    "client/board/touched.ts",
    "client/board/boardState.ts",
    "client/board/textBinding.ts",
  ],
  zod: ["shared/", "server/config.ts", "server/http.ts"],
  kysely: ["server/storage/"],
  "@navikt/fnrvalidator": ["shared/privacy/"],
};

/** All that `shared` may import from outside: it runs in servers and browsers alike. */
const SHARED_PACKAGES = ["yjs", "zod/mini", "@navikt/fnrvalidator"];

/** What a folder must not say in code, and who may. */
const WORDS: readonly { readonly in: string; readonly says: RegExp; readonly but: readonly string[] }[] = [
  { in: "", says: /\bprocess\.env\b/, but: ["server/config.ts"] },
  { in: "shared/", says: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/, but: [] },
  { in: "shared/", says: /\bwindow\.|\blocalStorage\b|\bgetRandomValues\(|\brandomUUID\(/, but: [] },
];

/**
 * Here alone files may name each other's *types* in a round: each store's functions take the typed database, whose type is
 * joined from the tables that the stores describe. Values never go round, here or elsewhere.
 */
const TYPES_GO_ROUND = "server/storage/";

const BAD_NAME = /(^|\/)(index|utils?|helpers?|common|misc)(\.tsx?$|\/)/;

type Files = ReadonlyMap<string, string>;
interface Import {
  readonly from: string;
  /** As written, for packages; as a path from the root, for files. */
  readonly to: string;
  readonly isFile: boolean;
  readonly isType: boolean;
}

const STATEMENT = /^(?:import|export)\b[^"';]*?\bfrom\s*["']([^"']+)["']/gm;
const BARE = /^import\s*["']([^"']+)["']/gm;
const CALLED = /\bimport\(\s*["']([^"']+)["']/g;

/** Code without the lines that are comments: the formatter gives each comment lines of its own. */
function withoutComments(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^\s*(\/\/|\/\*|\*)/.test(line))
    .join("\n");
}

function importsOf(from: string, text: string): Import[] {
  const code = withoutComments(text);
  return [STATEMENT, BARE, CALLED]
    .flatMap((shape) => [...code.matchAll(shape)])
    .map(([statement, name = ""]) => {
      const isFile = name.startsWith(".");
      const to = isFile ? normalize(join(dirname(from), name.replace(/\?.*$/, ""))) : name;
      return { from, to, isFile, isType: /^(import|export) type\b/.test(statement) };
    });
}

function allImports(files: Files): Import[] {
  return [...files].flatMap(([file, text]) => importsOf(file, text));
}

function folderOf(file: string): string {
  return file.split("/")[0] ?? "";
}

/** @returns the row of a file in its folder, counted from the top, and its room there */
function placeOf(file: string): { row: number; room: string } | undefined {
  const inside = file.slice(folderOf(file).length + 1).replace(/\.(tsx?|css)$/, "");
  const rooms = (ROWS[folderOf(file)] ?? []).flatMap((row, number) =>
    row.flatMap((room) => room.split(" ").map((name) => ({ row: number, room, name }))),
  );
  return rooms
    .filter(({ name }) => inside === name || inside.startsWith(`${name}/`))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

const line = ({ from, to }: Import): string => `${from} imports ${to}`;

function acrossFolders(files: Files): string[] {
  return allImports(files)
    .filter(({ from, to, isFile }) => isFile && !(FOLDERS[folderOf(from)] ?? []).includes(folderOf(to)))
    .map(line);
}

function upwards(files: Files): string[] {
  return allImports(files)
    .filter(({ from, to, isFile }) => isFile && folderOf(from) === folderOf(to))
    .filter(({ from, to }) => {
      const [above, below] = [placeOf(from), placeOf(to)];
      return above && below && above.room !== below.room && above.row >= below.row;
    })
    .map(line);
}

function homeless(files: Files): string[] {
  return [...files.keys()].filter((file) => placeOf(file) === undefined);
}

const isOf = (name: string, found: string): boolean => found === name || found.startsWith(`${name}/`);

function packagesOutOfPlace(files: Files): string[] {
  return allImports(files)
    .filter(({ isFile }) => !isFile)
    .filter(({ from, to }) => {
      const places = Object.entries(PACKAGES).find(([name]) => isOf(name, to))?.[1];
      if (places && !places.some((place) => from.startsWith(place))) return true;
      if (folderOf(from) === "client" && to.startsWith("node:")) return true;
      return folderOf(from) === "shared" && !SHARED_PACKAGES.includes(to);
    })
    .map(line);
}

function forbiddenWords(files: Files): string[] {
  return WORDS.flatMap(({ in: where, says, but }) =>
    [...files]
      .filter(([file, text]) => file.startsWith(where) && !but.includes(file) && says.test(withoutComments(text)))
      .map(([file]) => `${file} says ${says}`),
  );
}

function isTypeAmongStores({ from, to, isType }: Import): boolean {
  return isType && from.startsWith(TYPES_GO_ROUND) && to.startsWith(TYPES_GO_ROUND);
}

function leadsTo(file: string, text: string): string[] {
  return importsOf(file, text)
    .filter((each) => !isTypeAmongStores(each))
    .map(({ to }) => to);
}

/** @returns one round for each import that leads back to where it came from */
function cycles(files: Files): string[] {
  const next = new Map([...files].map(([file, text]) => [file, leadsTo(file, text)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(" > "));
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}

const ROOT = join(import.meta.dirname, "..");

function sources(folder: string): [string, string][] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .map((file) => [file, readFileSync(join(ROOT, file), "utf8")]);
}

describe("the import table", () => {
  const code: Files = new Map(["shared", "server", "client"].flatMap(sources));
  const scripts: Files = new Map(sources("scripts"));

  test("server and client import shared and themselves, shared only itself", () => {
    expect(acrossFolders(code)).toEqual([]);
  });
  test("nothing that ships or builds imports test/", () => {
    const all = [...allImports(code), ...allImports(scripts)];
    expect(all.filter(({ to }) => folderOf(to) === "test").map(line)).toEqual([]);
  });
  test("each file stands in a room of the table", () => {
    expect(homeless(code)).toEqual([]);
  });
  test("imports run only down the rows", () => {
    expect(upwards(code)).toEqual([]);
  });
  test("there are no cycles", () => {
    expect(cycles(code)).toEqual([]);
  });
  test("each package is imported only where it belongs", () => {
    expect(packagesOutOfPlace(code)).toEqual([]);
  });
  test("environment, clock and randomness come in where they should", () => {
    expect(forbiddenWords(code)).toEqual([]);
  });
  test("files have names of their own: no barrels, no utils, helpers or common", () => {
    expect([...code.keys()].filter((file) => BAD_NAME.test(file))).toEqual([]);
  });
});

const of = (...files: [string, string][]): Files => new Map(files);

const wrong = (file: string, name: string): number =>
  packagesOutOfPlace(of([file, `import * as x from "${name}";`])).length;

describe("the reader of imports", () => {
  test("sees static, type, bare, re-exported, dynamic and several-line imports", () => {
    const text = [
      'import { a } from "./a.ts";',
      'import type { B } from "./b.ts";',
      'import "./c.css";',
      'export { d } from "./d.ts";',
      "import {\n  e,\n  f,\n} from './e.ts';",
      'const g = () => import("./g.ts");',
      'type H = import("./h.ts").H;',
      ' * import { not } from "./comment.ts"',
    ].join("\n");
    const found = importsOf("client/x.ts", text).map(({ to }) => to.slice("client/".length));
    expect(found.toSorted()).toEqual(["a.ts", "b.ts", "c.css", "d.ts", "e.ts", "g.ts", "h.ts"]);
  });
  test("finds an import across folders", () => {
    expect(acrossFolders(of(["client/live/x.ts", 'import { now } from "../../server/clock.ts";']))).toHaveLength(1);
  });
  test("finds an import up the rows, and one between rooms of a row", () => {
    expect(upwards(of(["server/storage/x.ts", 'import type { A } from "../http.ts";']))).toHaveLength(1);
    expect(upwards(of(["server/cross/x.ts", 'import { a } from "../huddle/a.ts";']))).toHaveLength(1);
    expect(upwards(of(["server/cross/x.ts", 'import { a } from "../storage/a.ts";']))).toEqual([]);
  });
  test("finds a cycle", () => {
    const files = of(["shared/base/a.ts", 'import "./b.ts";'], ["shared/base/b.ts", 'import "./a.ts";']);
    expect(cycles(files)).toHaveLength(1);
  });
  test("finds packages out of place", () => {
    expect(wrong("server/cross/x.ts", "kysely")).toBe(1);
    expect(wrong("client/views/x.tsx", "yjs")).toBe(1);
    expect(wrong("shared/spc/x.ts", "node:fs")).toBe(1);
    expect(wrong("shared/base/x.ts", "zod")).toBe(1);
    expect(wrong("shared/base/x.ts", "zod/mini")).toBe(0);
  });
  test("finds words out of place", () => {
    expect(forbiddenWords(of(["server/app.ts", "const port = process.env.PORT;"]))).toHaveLength(1);
    expect(forbiddenWords(of(["shared/base/x.ts", "const now = Date.now();"]))).toHaveLength(1);
  });
});
