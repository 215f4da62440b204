import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { casesIn, type SpcCase } from "./cells.ts";
import { differences } from "./compare.ts";

// Counts the reference cases that copies of the engine get wrong: `faults.test.ts` runs it, once for all of them.
type Run = (spcCase: SpcCase) => Record<string, unknown>;

function isWrong(spcCase: SpcCase, runCase: Run): boolean {
  try {
    return differences(spcCase.expected, runCase(spcCase)).length > 0;
  } catch (error) {
    return !(error instanceof Error && typeof spcCase.expected.error === "string");
  }
}

async function engineIn(copy: string): Promise<Run> {
  const door = pathToFileURL(join(copy, "test", "golden", "spcCase.ts")).href;
  return ((await import(door)) as { readonly runCase: Run }).runCase;
}

const [folders = "[]", copies = "[]"] = argv.slice(2);
const cases = (JSON.parse(folders) as string[]).flatMap(casesIn);
const counts: number[] = [];
for (const copy of JSON.parse(copies) as string[]) {
  const runCase = await engineIn(copy);
  counts.push(cases.filter((each) => isWrong(each, runCase)).length);
}
console.log(JSON.stringify(counts));
