import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { casesIn, type SpcCase } from "./cells.ts";
import { differences } from "./compare.ts";
import type { Fact } from "./facts.ts";

// Counts the reference cases and facts that copies of the engine get wrong: `faults.test.ts` runs it, once for all of them.
type Run = (spcCase: SpcCase) => Record<string, unknown>;

function isWrong(spcCase: SpcCase, runCase: Run): boolean {
  try {
    return differences(spcCase.expected, runCase(spcCase)).length > 0;
  } catch (error) {
    return !(error instanceof Error && typeof spcCase.expected.error === "string");
  }
}

async function engineIn(copy: string): Promise<{ readonly runCase: Run; readonly facts: readonly Fact[] }> {
  const file = (name: string) => pathToFileURL(join(copy, "test", "golden", name)).href;
  const { runCase } = (await import(file("spcCase.ts"))) as { readonly runCase: Run };
  const { OWN } = (await import(file("own.ts"))) as { readonly OWN: readonly Fact[] };
  return { runCase, facts: OWN };
}

function isFalse([, holds]: Fact): boolean {
  try {
    return !holds();
  } catch {
    return true;
  }
}

const [folders = "[]", copies = "[]"] = argv.slice(2);
const cases = (JSON.parse(folders) as string[]).flatMap(casesIn);
const counts: number[] = [];
for (const copy of JSON.parse(copies) as string[]) {
  const { runCase, facts } = await engineIn(copy);
  counts.push(cases.filter((each) => isWrong(each, runCase)).length + facts.filter(isFalse).length);
}
console.log(JSON.stringify(counts));
