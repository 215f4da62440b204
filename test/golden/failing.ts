import { argv } from "node:process";
import { differences } from "./compare.ts";
import { casesIn, type SpcCase } from "./cells.ts";
import { runCase } from "./spcCase.ts";

// Counts the reference cases that the engine beside this file gets wrong: `faults.test.ts` runs it on copies with a fault in them.
function isWrong(spcCase: SpcCase): boolean {
  try {
    return differences(spcCase.expected, runCase(spcCase)).length > 0;
  } catch (error) {
    return !(error instanceof Error && typeof spcCase.expected.error === "string");
  }
}

const folders = argv.slice(2);
console.log(folders.flatMap(casesIn).filter(isWrong).length);
